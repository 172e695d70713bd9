/* Arrays without a length, of none, and of computed lengths. */
#define FLEX(type, name) struct { struct { } __empty_ ## name; type name[]; }
struct in_union { int n; union { FLEX(char, bytes); FLEX(int, words); FLEX(long long, longs); }; };
struct in_union_packed { char n; union { FLEX(short, bytes); FLEX(long long, words); }; } __attribute__((packed));
struct holds_header { struct { int n; char data[]; } head; char buffer[16]; };
struct gnu_zero { char n; long long data[0]; };
struct gnu_zero_middle { char n; int between[0]; short s; char data[0]; };
struct flexible_records { int n; struct { char a; int b; } items[]; };
struct flexible_2d { short n; int rows[][3]; };
struct flexible_pointers { char n; void *pointers[]; };
struct flexible_aligned { char n; char data[] __attribute__((aligned(8))); };
struct computed { char a[sizeof(long) - 3]; short b[(3 > 2) ? 5 : 1]; int c[1 << 2]; char d[sizeof(struct gnu_zero)]; char e['\x10']; char f[-(-3)]; char g[7 % 4]; };
struct computed_zero { int a; char pad[8 - sizeof(long) * 8 / sizeof(long)]; char b; };
struct negative_to_zero { char a[sizeof(int) - 4]; int b; };
enum { COUNT = 5, MORE = COUNT * 2 };
struct by_enumerator { char a[COUNT]; short b[MORE - 1][COUNT]; };
typedef char text[12];
typedef text texts[3];
struct by_typedef { text a; texts b; text c[2]; const text d; };
#define DIV_ROUND_UP(n, d) (((n) + (d) - 1) / (d))
struct by_macro { unsigned long bits[DIV_ROUND_UP(767 + 1, 8 * sizeof(long))]; char name[DIV_ROUND_UP(sizeof(struct by_typedef), 7)]; };
struct by_offset { char a[__builtin_offsetof(struct by_typedef, c)]; char b[sizeof(((struct by_typedef *)0)->b[0]) / sizeof(((struct by_typedef *)0)->b[0][0])]; };
struct huge_array { char a[1 << 20]; int b[3][1000][2]; };
#define SIZE_IN_UNION sizeof(struct in_union)
#define OFFSET_WORDS __builtin_offsetof(struct in_union, words)
#define OFFSET_ITEM __builtin_offsetof(struct flexible_records, items[2].b)
#define ELEMENTS (sizeof(((struct by_typedef *)0)->b) / sizeof(text))
