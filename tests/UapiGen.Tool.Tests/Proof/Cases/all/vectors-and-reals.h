/* Types that carry no integer: floating point, complex, vectors. Their sizes and alignments count all the same. */
struct reals { char a; float b; char c; double d; char e; long double f; char g; };
struct reals_packed { char a; double b; long double c; } __attribute__((packed));
struct complexes { char a; _Complex float b; char c; _Complex double d; char e; __complex__ long double f; double _Complex g; };
typedef int v4si __attribute__((vector_size(16)));
typedef float v4sf __attribute__((__vector_size__(16)));
typedef double v2df __attribute__((vector_size(2 * sizeof(double))));
struct vectors { char a; v4si b; char c; v4sf d; char e; v2df f; v4si g[2]; };
struct vectors_packed { char a; v4si b; } __attribute__((packed));
struct vector_member { char a; int b __attribute__((vector_size(16))); };
union vector_union { v4si whole; int parts[4]; unsigned char bytes[16]; };
#define SIZE_VECTOR sizeof(v4si)
#define SIZE_COMPLEX sizeof(_Complex double)
#define SIZE_LONG_DOUBLE sizeof(long double)
#define ALIGN_DOUBLE _Alignof(double)
#define ALIGN_DOUBLE_GNU __alignof__(double)
#define ALIGN_COMPLEX _Alignof(_Complex double)
