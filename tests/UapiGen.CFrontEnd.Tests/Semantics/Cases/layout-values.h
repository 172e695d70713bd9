typedef unsigned char u8;
typedef unsigned long long u64;
typedef u64 aligned_u64 __attribute__((aligned(8)));
enum plain { FIRST, SECOND = 5, THIRD, LAST = -1 };
enum unsigned_plain { UNSIGNED_FIRST = 1, UNSIGNED_TOP = 0x80000000 };
enum wide { WIDE_ONE = 1, WIDE_TOP = 1ULL << 63, WIDE_NEXT };
enum wide_signed { WIDE_NEGATIVE = -1, WIDE_POSITIVE = 0xffffffffu };
struct pair { char a; long b; };
union choice { char a; short b[3]; struct { int x, y; }; };
struct outer { u8 head; struct pair pairs[4]; union choice choice; aligned_u64 tail; u8 data[]; };
#define SIZE_OF_TYPE sizeof(struct outer)
#define SIZE_OF_POINTER sizeof(struct outer *)
#define SIZE_OF_ARRAY sizeof(int[7])
#define SIZE_OF_ENUM sizeof(enum wide)
#define SIZE_OF_VALUE sizeof 1ull
#define SIZE_OF_SUM sizeof((char)1 + (char)1)
#define SIZE_OF_MEMBER sizeof(((struct outer *)0)->pairs)
#define SIZE_OF_ELEMENT sizeof(((struct outer *)0)->pairs[0].b)
#define SIZE_OF_ANONYMOUS sizeof(((union choice *)0)->y)
#define SIZE_OF_FUNCTION_POINTER sizeof(int (*)(struct outer *, int))
#define ALIGNMENT _Alignof(struct outer)
#define ALIGNMENT_MEMBER _Alignof(u64)
#define ALIGNMENT_GNU __alignof__(u64)
#define ALIGNMENT_TYPEDEF _Alignof(aligned_u64)
#define OFFSET __builtin_offsetof(struct outer, choice)
#define OFFSET_DEEP __builtin_offsetof(struct outer, pairs[2].b)
#define OFFSET_ANONYMOUS __builtin_offsetof(struct outer, choice.y)
#define OFFSET_FLEXIBLE __builtin_offsetof(struct outer, data)
#define OFFSET_OLD ((unsigned long)&((struct outer *)0)->tail)
#define ROUNDED ((sizeof(struct pair) + 7) & ~7)
#define ARRAY_COUNT (sizeof(((struct outer *)0)->pairs) / sizeof(((struct outer *)0)->pairs[0]))
#define ENUM_VALUE (SECOND | 0x10)
#define ENUM_NEXT THIRD
#define ENUM_NEGATIVE LAST
#define ENUM_WIDE WIDE_TOP
#define ENUM_WIDE_NEXT WIDE_NEXT
#define ENUM_UNSIGNED UNSIGNED_TOP
#define ENUM_SMALL_IN_WIDE WIDE_ONE
#define ENUM_CAST ((enum plain)5)
#define SECOND SECOND
#define TYPEOF_CAST ((__typeof__(1ul))-1)
#define TYPEDEF_CAST ((u64)1 << 40)
#define ALIGN_UP(x, a) (((x) + (__typeof__(x))(a) - 1) & ~((__typeof__(x))(a) - 1))
#define ALIGNED_VALUE ALIGN_UP(sizeof(struct pair) + 1, 8)
#define SWAPPED16 __builtin_bswap16(0x1234)
#define SWAPPED32 __builtin_bswap32(0x12345678)
#define SWAPPED64 __builtin_bswap64(0x12)
int at_run_time(int);
#define CHOSEN (__builtin_constant_p(5) ? 5 : at_run_time(5))
#define SAME_TYPES __builtin_types_compatible_p(u64, unsigned long long)
#define OTHER_TYPES __builtin_types_compatible_p(u64, long long)
enum counted { COUNTED_A, COUNTED_B, COUNTED_MAX };
#define COUNTED_MAX (COUNTED_MAX - 1)
#define COUNTED_TWICE (COUNTED_MAX + COUNTED_MAX)
