/* Everything here is GNU C that headers use; nothing of it is reported. */
extern int printf(const char *format, ...) __attribute__((__format__(__printf__, 1, 2)));
extern void renamed(void) __asm__("other_name") __attribute__((nothrow));
static __inline__ __attribute__((always_inline)) unsigned survives_body(unsigned x)
{
	switch (x) { case 1: { return "}"[0]; } default: return ({ unsigned y = x; y; }); }
}
static inline int old_style(a, b) int a; char *b; { return a; }
int implicit();
extern int variable, array[4], *pointer;
static const struct survives_init { int a, b; } table[] = { { 1, 2 }, { .a = 3, .b = (int){ 4 } } };
__extension__ typedef long long survives_extension;
typedef void (*survives_handler)(int, void *);
typedef int survives_function(struct survives_parameter *);
int (*signal_like(int number, void (*handler)(int)))(int);
struct survives_parameter { int a; };
struct survives_forward;
struct survives_forward *forward_pointer;
enum survives_tag;
enum __attribute__((packed)) survives_enum { SURVIVES_A __attribute__((unavailable)) = 1, SURVIVES_B, };
struct survives_members {
	;
	int a, *b, c[2], (*d)[3], (*e)(int, ...), f : 4, : 3;
	const char *const *volatile g;
	struct survives_inner { int x; } inner, *inner_pointer;
	enum { SURVIVES_INNER_A, SURVIVES_INNER_B } kind;
	__extension__ union { int h; unsigned i; };
	struct { int j; } __attribute__((packed, aligned(2))) k;
	_Static_assert(sizeof(int) == 4, "int");
	__typeof__(variable) l;
	unsigned survives_extension;
	int m __attribute__((deprecated("no ) here")));
	struct survives_members *next;
	char tail[] __attribute__((counted_by(a)));
} __attribute__((aligned(16)));
typedef struct survives_inner survives_inner_t;
typedef struct survives_inner survives_inner_t;
;
__asm__(".globl something");
_Static_assert(1, "yes");
int initialised = sizeof(struct survives_members) ? 1 : 2, more = (3, 4);
