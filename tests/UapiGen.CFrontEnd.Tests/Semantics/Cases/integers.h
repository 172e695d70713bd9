#define DECIMAL 2147483647
#define DECIMAL_LONG 2147483648
#define DECIMAL_WIDE 9223372036854775807
#define HEX 0x7fffffff
#define HEX_UNSIGNED 0x80000000
#define HEX_LONG 0x100000000
#define HEX_WIDE 0xffffffffffffffff
#define OCTAL 0777
#define OCTAL_UNSIGNED 037777777777
#define BINARY 0b1010
#define SUFFIX_U 1u
#define SUFFIX_L 1L
#define SUFFIX_UL 1uL
#define SUFFIX_LU 1LU
#define SUFFIX_LL 1ll
#define SUFFIX_ULL 1ULL
#define SUFFIX_LLU 1LLu
#define UNSIGNED_GROWS 4294967296u
#define SHIFT_SIGN (1 << 31)
#define SHIFT_UNSIGNED (1u << 31)
#define SHIFT_WIDE (1ULL << 63)
#define SHIFT_LONG (1L << 30)
#define SHIFT_KEEPS_LEFT_TYPE (1 << 2ULL)
#define SHIFT_RIGHT_SIGNED (-16 >> 2)
#define SHIFT_RIGHT_UNSIGNED (0xfffffff0 >> 2)
#define NEGATED_UNSIGNED (-1u)
#define COMPLEMENT (~0)
#define COMPLEMENT_UNSIGNED (~0U)
#define COMPLEMENT_LONG (~0UL)
#define COMPLEMENT_CHAR (~(unsigned char)0)
#define WRAPS (0xffffffffu + 1)
#define MIXED_SIGN (-1 + 0u)
#define MIXED_SIZE (-1 + 0ul)
#define LONG_AND_UNSIGNED (-1L + 0u)
#define LONG_LONG_AND_UNSIGNED_LONG (-1LL + 0ul)
#define DIVIDES (-7 / 2)
#define REMAINS (-7 % 3)
#define REMAINS_UNSIGNED (-7 % 3u)
#define COMPARES (-1 < 0u)
#define COMPARES_LONG (-1L < 0u)
#define PRECEDENCE (1 + 2 * 3 << 1 | 8 & 12 ^ 5)
#define LOGIC (1 || 1 / 0)
#define LOGIC_AND (0 && 1 / 0)
#define NOT (!5)
#define NOT_NOT !!5
#define TERNARY (1 ? -1 : 0u)
#define TERNARY_LONG (0 ? 1L : 2)
#define TERNARY_SKIPS (1 ? 4 : 1 / 0)
#define TERNARY_GNU (3 ?: 4)
#define TERNARY_NESTED (0 ? 1 : 0 ? 2 : 3)
#define CAST_CHAR ((char)0xff)
#define CAST_SIGNED_CHAR ((signed char)0x180)
#define CAST_UNSIGNED_CHAR ((unsigned char)-1)
#define CAST_SHORT (short)0x18000
#define CAST_BOOL ((_Bool)256)
#define CAST_LONG ((long)0x80000000)
#define CAST_UNSIGNED_LONG ((unsigned long)-1)
#define CAST_LONG_LONG ((long long)-1)
#define CAST_OF_SUM ((unsigned short)(0x1ffff + 1))
#define CAST_FROM_REAL ((int)2.75)
#define CAST_FROM_NEGATIVE_REAL ((long)-2.75)
#define CAST_FROM_FLOAT ((unsigned)(1.5f * 4))
#define CAST_POINTER ((unsigned long)(void *)16)
#define REAL_COMPARES (1.5 > 1)
#define PARENTHESES (((((7)))))
#define UNARY_PLUS +7
#define DOUBLE_NEGATIVE - -7
#define TWO_TOKENS 1 + 1
#define NO_SUCH_DIVISION (1 / 0)
#define NO_SUCH_REMAINDER (1 % 0)
#define NO_SUCH_SHIFT (1 << 32)
#define NO_SUCH_NAME (undeclared + 1)
#define NO_EXPRESSION struct x
#define NO_OPERAND (1 + )
#define NO_END ((1)
#define NO_ONE_EXPRESSION 1 2
#define NO_BODY
#define NO_CALL(x) x
