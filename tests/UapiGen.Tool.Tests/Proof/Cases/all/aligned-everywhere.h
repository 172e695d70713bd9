/* aligned and packed on every place that takes an attribute, together and against each other. */
typedef int __attribute__((aligned(2))) low_int;
typedef long long high_ll __attribute__((aligned(32)));
typedef struct { char a; low_int b; } with_low;
typedef struct { char a; int b; } __attribute__((packed)) packed_pair;
typedef struct __attribute__((aligned(16))) { char a; } aligned_one;
typedef packed_pair realigned __attribute__((aligned(8)));
struct uses_low { char a; low_int b; low_int c[3]; };
struct uses_high { char a; high_ll b; char c; };
struct uses_pair { char a; packed_pair b; realigned c; };
struct member_lower { char a; int b __attribute__((aligned(1))); int c __attribute__((packed)); };
struct member_packed_aligned { char a; int b __attribute__((packed, aligned(2))); long long c __attribute__((packed)) __attribute__((aligned(4))); };
struct record_both { char a; long long b; } __attribute__((packed)) __attribute__((aligned(4)));
struct __attribute__((packed)) __attribute__((aligned(8))) front_both { char a; int b; };
struct __attribute__((aligned(16))) front_and_back { char a; } __attribute__((packed));
struct packed_holds_aligned { char a; aligned_one b; struct record_both c; } __attribute__((packed));
struct plain_holds_packed { char a; packed_pair b; int c; };
struct aligned_array_member { char a; short b[3] __attribute__((aligned(8))); char c; };
struct aligned_pointer { char a; void *b __attribute__((aligned(16))); };
struct behind_tag { char a; struct record_both __attribute__((aligned(8))) *b; union aligned_later __attribute__((packed)) *c; char d; };
struct aligned_pointee { char a; int __attribute__((aligned(16))) *b; char c; };
struct several_declarators { char a; int __attribute__((aligned(8))) b, c; char d; };
struct after_star { char a; char *__attribute__((aligned(16))) b; char c; };
struct aligned_by_size { char a; char b __attribute__((aligned(sizeof(long)))); };
struct aligned_by_alignof { char a; char b __attribute__((aligned(__alignof__(long long)))); };
#define ALIGN(n) __attribute__((__aligned__(n)))
struct aligned_by_macro { char a; char b ALIGN(1 << 4); } ALIGN((32));
struct nested_aligned { char a; struct { char b; char c ALIGN(8); } d; char e; struct { char f; } ALIGN(4) g[2]; };
struct anonymous_packed { char a; struct { char b; int c; } __attribute__((packed)); union { char d; long long e; } __attribute__((packed)); };
union aligned_union { char a; char b ALIGN(8); };
union packed_union_aligned { char a; long long b; char c[5]; } __attribute__((packed, aligned(2)));
enum __attribute__((packed)) small_enum { SMALL_A = 1 };
enum { MEDIUM_A = 1000 } __attribute__((packed)) __attribute__((aligned(4))) *medium_pointer;
typedef enum { TINY_A, TINY_B = 255 } __attribute__((packed)) tiny_t;
typedef enum { SIGNED_A = -1, SIGNED_B = 127 } __attribute__((packed)) signed_tiny_t;
typedef enum { SIGNED_C = -1, SIGNED_D = 128 } __attribute__((packed)) signed_short_t;
struct enums_in_it { char a; enum small_enum b; tiny_t c; signed_tiny_t d; signed_short_t e; enum small_enum f ALIGN(4); };
struct alignas_one { char a; _Alignas(8) char b; _Alignas(double) char c; _Alignas(0) int d; };
struct alignas_two { _Alignas(4) _Alignas(16) char a; };
struct default_aligned { char a; char b __attribute__((aligned)); };
#define SIZE_LOW sizeof(low_int)
#define ALIGN_LOW _Alignof(low_int)
#define ALIGN_GNU_LOW __alignof__(low_int)
#define ALIGN_HIGH _Alignof(high_ll)
#define ALIGN_MEMBER __alignof__(((struct aligned_array_member *)0)->b)
#define ALIGN_PACKED_MEMBER __alignof__(((struct record_both *)0)->b)
