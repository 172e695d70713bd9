/* Enumerations of all widths, and what their values are. */
enum plain { A, B, C = 10, D, E = C + 5, F };
enum negative { N1 = -1, N2, N3 = -5, N4 = 5 };
enum unsigned_int { U1 = 0x80000000, U2, U3 = 0xffffffff };
enum unsigned_decimal { UD1 = 4294967295, UD2 = 1 };
enum wide { W1 = 1ULL << 40, W2, W3 = 1 };
enum wide_top { T1 = 0xffffffffffffffffULL, T2 = 1 };
enum wide_negative { WN1 = -1LL, WN2 = 1LL << 40 };
enum wide_minimum { WM = -9223372036854775807LL - 1 };
enum int_minimum { IM = -2147483647 - 1, IP = 2147483647 };
enum past_int { PI1 = 2147483647, PI2 = 2147483648 };
enum mixed { M1 = -1, M2 = 0x7fffffff };
enum self_referring { SR1 = 3, SR2 = SR1 << 4, SR3 = SR1 | SR2, SR4 = ~SR3, SR5 = -SR1, SR6 = !SR1 };
enum with_sizes { WS1 = sizeof(int), WS2 = sizeof(enum wide), WS3 = (unsigned char)-1, WS4 = (signed char)0xff, WS5 = (char)200, WS6 = 'a', WS7 = '\xff' };
enum from_macros {
#define FIRST_FLAG FIRST_FLAG
	FIRST_FLAG = 1,
#define SECOND_FLAG SECOND_FLAG
	SECOND_FLAG = FIRST_FLAG << 1,
	ALL_FLAGS = FIRST_FLAG | SECOND_FLAG,
#define THIRD_FLAG (ALL_FLAGS + 1)
};
enum with_attributes { WA1 __attribute__((deprecated)), WA2 __attribute__((unavailable)) = 7, WA3, } __attribute__((packed));
enum trailing_comma { TC1, TC2, };
typedef enum { TD1 = 2, TD2 } enum_t;
typedef enum tagged_enum { TE1 = 1 } tagged_enum_t;
enum one_bit_more { O1 = 1u << 31, O2 = -0 };
enum with_ternary { TN1 = 1 ? 2 : 3, TN2 = 0 ? 1u : -1, TN3 = (1 ? -1 : 0u) > 0 };
enum with_casts { CA1 = (long long)-1, CA2 = (int)0x80000000, CA3 = (short)0x18000, CA4 = (unsigned short)-1, CA5 = (_Bool)7 };
#define X(name) name,
#define LIST X(LIST_A) X(LIST_B) X(LIST_C)
enum by_list { LIST LIST_COUNT };
#undef X
#define X(name, value) PREFIX_ ## name = value,
enum by_pasting { X(ONE, 1) X(TWO, 2) };
struct uses { char a; enum plain b; char c; enum wide d; char e; enum wide_negative f; enum with_attributes g; enum_t h; enum unsigned_int i : 32; enum plain j : 5; };
#define SIZE_PLAIN sizeof(enum plain)
#define SIZE_WIDE sizeof(enum wide)
#define SIZE_PACKED sizeof(enum with_attributes)
#define NEXT_PLAIN (F + 1)
#define WIDE_SUM (W1 + W3)
#define TOP_NEXT (T1 + 1)
#define NEGATED (-A - 1)
#define COMPARED (N1 < U1)
#define CAST_TO_ENUM ((enum plain)12)
#define CAST_WIDE ((enum wide)5)
