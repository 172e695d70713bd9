/* Integers of 128 bits, where the target has them, on the way to a value of 64. */
#ifdef __SIZEOF_INT128__
struct holds_wide { char a; __int128 b; char c; unsigned __int128 d[2]; };
struct wide_bits { unsigned __int128 a : 100; unsigned __int128 b : 28; };
struct packed_wide { char a; __int128 b; } __attribute__((packed));
typedef unsigned __int128 u128;
#define SIZE_WIDE sizeof(__int128)
#define ALIGN_WIDE _Alignof(u128)
#endif
