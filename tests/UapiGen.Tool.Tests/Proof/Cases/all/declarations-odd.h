/* Declarations that are legal and look as if they were not. */
struct scrambled { long unsigned int a; int long b; unsigned c; short signed d; char unsigned e; long int long unsigned f; const int volatile g; int const *const volatile h; };
int typedef scrambled_typedef;
struct uses_scrambled { char a; scrambled_typedef b; };
typedef int T, *PT, AT[3], (*FT)(int), (*PAT)[3];
struct uses_many { T a; PT b; AT c; FT d; PAT e; char f; };
struct T { int T; char c; };
struct shadows_typedef { T T; };
typedef unsigned char byte;
struct typedef_names { byte byte; unsigned int PT; struct T AT; };
struct parenthesized { int (a); int ((*b)); char (c)[3]; int (*(d))[2]; unsigned (e) : 3; };
struct pointers_to_functions { void (*a)(void); int (*b[2])(int, ...); void *(*(*c)(void *))[3]; int (*(*d)(int (*)(char), T))(void); };
struct forward_declared;
struct points_forward { struct forward_declared *a; struct declared_here *b; union declared_there **c; enum plain_forward *d; };
struct multiple_stars { char ***a, **b, *c, d; };
struct attributes_everywhere { int a __attribute__((unused)) __attribute__((__deprecated__("no"))), b; __attribute__((unused)) char c; char __attribute__((unused)) d; char *__attribute__((unused)) e; };
struct extension { __extension__ long long a; __extension__ struct { int b; }; __extension__ union { char c; int d; } e; };
__extension__ typedef long long extended;
struct by_typeof { typeof(int) a; __typeof__(((struct scrambled *)0)->d) b; typeof(sizeof(int)) c; __typeof__(1 + 1LL) d; typeof(int *) e; typeof(char[5]) f; __typeof__("text") g; typeof(((struct uses_many *)0)->c[0]) h; };
_Static_assert(sizeof(struct by_typeof) > 4, "by_typeof");
_Static_assert(1);
struct asserts { _Static_assert(sizeof(int) == 4, "int"); int a; _Static_assert(sizeof(char) == 1, "char"); };
extern struct asserts external_object __asm__("object_label") __attribute__((section("x"), unused));
extern int external_function(const char *, ...) __asm__("function_" "label") __attribute__((format(printf, 1, 2), nonnull(1)));
static inline int with_body(int a, struct asserts *b) { struct local { int x; } l = { a }; enum { LOCAL_ENUM = 99 }; if (a) { return l.x; } for (int i = 0; i < a; i++) { switch (i) { case LOCAL_ENUM: return '}'; default: goto out; } } out: return b ? "}{"[0] : ({ int y = a; y; }); }
static __inline__ int old_style(a, b) int a; char *b; { return a + *b; }
static int initialized[] = { [0] = 1, [2 ... 4] = 3, }, other = sizeof(struct asserts), *third = &other;
static const struct { int a; char b[4]; } table[2] = { { 1, "abc" }, { .b = { 'x' }, .a = 2 } };
static const char *const names[] = { "a", "b;}", "c" };
int no_parameters();
int unnamed_parameters(int, char *, struct asserts, int (*)(void), int[], char[static 3], const char *restrict);
_Noreturn void does_not_return(void);
_Thread_local extern int of_thread;
void (*returns_handler(int number, void (*handler)(int)))(int);
typedef void handler_function(int);
typedef struct asserts (*struct_function)(union declared_there *, enum plain_enum { PE_A = 4 } *);
struct holds_handler { handler_function *a; struct_function b; };
;
; ;
__asm__("# nothing");
typedef union __attribute__((__transparent_union__)) { int *a; const char *b; } transparent;
struct holds_transparent { char x; transparent y; };
typedef int may_alias_int __attribute__((may_alias));
typedef char noise[sizeof(struct { int a; char b; })];
struct holds_noise { noise a; char b[sizeof(struct inside_sizeof { long q; })]; };
struct uses_inside_sizeof { struct inside_sizeof a; };
struct atomics { char a; _Atomic int b; _Atomic(char) c; };
struct qualified_arrays { const char a[3]; volatile int b[2][2]; const struct { int x; } c[2]; };
struct semicolons { int a;; int b; };
typedef struct self_pointer { struct self_pointer *next; int (*compare)(const struct self_pointer *, const struct self_pointer *); } self_pointer_t;
typedef T repeated;
typedef T repeated;
const struct const_before { int a; } const_object;
struct after_const { const struct const_before a; char b; } static after_object;
#define SIZE_NOISE sizeof(noise)
#define SIZE_HANDLER sizeof(handler_function *)
#define SIZE_FUNCTION sizeof(void (*(*)(int))(char))
#define SIZE_VOID sizeof(void)
#define SIZE_TYPEOF sizeof(typeof(((struct uses_many *)0)->c))
#define SIZE_LITERAL sizeof((int[]){ 1, 2, 3 })
#define SIZE_CALL sizeof(no_parameters())
