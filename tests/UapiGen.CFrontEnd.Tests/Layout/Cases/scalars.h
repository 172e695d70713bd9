struct scalars { char a; short b; char c; int d; char e; long f; char g; long long h; char i; float j; char k; double l; char m; long double n; char o; void *p; _Bool q; };
struct long_longs { int a; long long b; int c; unsigned long long d[2]; };
struct doubles { int a; double b; int c; double d[2]; };
struct spelled { char a; long unsigned int b; char c; unsigned long long int d; char e; short signed int f; char g; signed h; char i; long int long unsigned j; };
struct qualified { char a; const int b; volatile long c; const volatile char *const d; };
typedef int mode_byte __attribute__((__mode__(__QI__)));
typedef unsigned int mode_double __attribute__((mode(DI)));
struct modes { mode_byte a; mode_double b; mode_byte c; unsigned int d __attribute__((mode(HI))); };
enum small { A, B };
enum wide { C = 1ULL << 40, D };
enum negative { E = -1, F = 0x7fffffff };
enum wide_negative { G = -1, H = 0x80000000u };
enum __attribute__((packed)) tiny { I, J = 200 };
enum { K = 300 } __attribute__((packed)) unused;
struct enums { char a; enum small b; char c; enum wide d; char e; enum negative f; char g; enum wide_negative h; char i; enum tiny j; char k; };
struct of_typeof { char a; typeof(long) b; __typeof__(((struct enums *)0)->d) c; };
#define MANY_WORDS long unsigned int
#define ONE_WORD long
typedef __SIZE_TYPE__ size_type;
struct of_macros { char a; MANY_WORDS b; unsigned ONE_WORD ONE_WORD c; char d; const MANY_WORDS *e; size_type f; };
#ifdef __SIZEOF_INT128__
struct wide_integers { char a; __int128 b; char c; unsigned __int128 d; char e; __uint128_t f; char g; __int128_t h[2]; };
#endif
