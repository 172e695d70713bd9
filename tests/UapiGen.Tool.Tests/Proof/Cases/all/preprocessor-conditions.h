/* Every operator of #if, and the ways in which conditions go wrong on purpose. */
#define ONE 1
#define ZERO 0
#define EMPTY
#define FUNCTION(x) x
#define DEFINED_ONE defined(ONE)
#if -1 > 0u
#define COMPARE_UNSIGNED 1
#endif
#if (2 || 1 / 0) && !(0 && 1 / 0) && (1 ? 2 : 1 / 0)
#define SHORT_CIRCUIT 1
#endif
#if 1 - 1 + 2 * 3 % 4 / 2 << 2 >> 1 == 2
#define ARITHMETIC 1
#endif
#if (0xf & 3 | 4 ^ 1) == 7 && ~0 == -1 && -(-1) == +1 && !0
#define BITWISE 1
#endif
#if 0 ? 1 : 0 ? 2 : 3
#define TERNARY 1
#endif
#if 'a' == 97 && '\0' == 0 && '\x41' == 65 && L'a' == 97
#define CHARACTERS 1
#endif
#if '\377' < 0
#define CHAR_IS_SIGNED 1
#else
#define CHAR_IS_SIGNED 0
#endif
#if 0x7fffffffffffffff + 1u > 0 && 18446744073709551615u == -1
#define WIDEST 1
#endif
#if undefined_name == 0 && !also_undefined
#define NAMES_ARE_ZERO 1
#endif
#if defined ONE && defined(ZERO) && !defined undefined_name && !defined(FUNCTION) == 0
#define DEFINED 1
#endif
#if defined EMPTY EMPTY
#define DEFINED_EMPTY 1
#endif
#if DEFINED_ONE
#define DEFINED_BY_MACRO 1
#endif
#if FUNCTION(ONE) && FUNCTION (ONE)
#define CALLS 1
#endif
#if defined(__BYTE_ORDER__) ? __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ : 1
#define LITTLE 1
#else
#define LITTLE 0
#endif
#ifdef __has_include
#if __has_include("no-such-file.h")
#define HAS_NONE 1
#elif __has_include(<stddef.h>)
#define HAS_STDDEF 1
#endif
#endif
#if __has_include(<stddef.h>) && !__has_include(<no/such.h>)
#define HAS_BOTH 1
#endif
#define HEADER <stddef.h>
#if __has_include(HEADER)
#define HAS_BY_MACRO 1
#endif
#if defined(__has_attribute) && __has_attribute(packed) && __has_attribute(__packed__)
#define ATTRIBUTE 1
#endif
#if __has_builtin(__builtin_offsetof)
#define BUILTIN 1
#endif
#if __STDC_VERSION__ >= 199901L && __GNUC__ >= 4
#define MODERN 1
#endif
#if 0
#if nonsense ( = 3
#else
#endif
#elif 1
#define ELIF 1
#elif nonsense (
#endif
#ifndef ONE
#error never
#elif 1
#define NDEF 1
#else
#error never either
#endif
#if 0
' an unbalanced quote, "another
#include <no/such/header.h>
#error not here
#elif 0 /* comment */ || /* another
over lines */ 1 // and this
#define COMMENTS 1
#endif
#  if 1
 # define SPACES 1
	#	endif
#if 1 //* not a comment start
#define SLASHES 1
#endif
#if 0b11 == 3 && 010 == 8 && 0x10 == 16 && 10L == 10 && 1ull == 1
#define NUMBERS 1
#endif
#if (-1 >> 1) < 0 && (1u - 2) > 0 && -1 / 2 == 0 && -7 % 3 == -1
#define SIGNS 1
#endif
#if __INT_MAX__ == 2147483647 && __SIZEOF_LONG__ == __SIZEOF_POINTER__
#define LONG_IS_POINTER 1
#endif
#if true || false
#define WORDS 1
#else
#define WORDS 0
#endif
#if __COUNTER__ == 0 && __COUNTER__ == 1
#define COUNTS 1
#endif
#if __LINE__ == 125
#define LINE_HERE 1
#endif
#ifdef ONE extra
#define EXTRA 1
#endif extra
#line 500
#if __LINE__ == 500
#define LINE_SET 1
#endif
