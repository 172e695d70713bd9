/* What the compiler itself declares. */
typedef __builtin_va_list list;
struct holds_list { char a; list b; char c; __builtin_va_list d; };
typedef __SIZE_TYPE__ own_size;
typedef __PTRDIFF_TYPE__ own_difference;
typedef __WCHAR_TYPE__ own_wide;
typedef __UINTPTR_TYPE__ own_address;
struct holds_types { char a; own_size b; char c; own_difference d; own_wide e; char f; own_address g; };
#define SIZE_LIST sizeof(list)
#define WIDE_SIGN ((own_wide)-1 < 0)
#define LARGEST __SIZE_MAX__
#define BITS (__CHAR_BIT__ * sizeof(long))
#define LITTLE (__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__)
