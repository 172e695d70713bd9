/* Machine modes, from which some headers make their integer types. */
typedef unsigned int u_qi __attribute__((mode(QI)));
typedef unsigned int u_hi __attribute__((__mode__(__HI__)));
typedef unsigned int u_si __attribute__((mode(SI)));
typedef unsigned int u_di __attribute__((mode(__DI__)));
typedef int s_qi __attribute__((mode(byte)));
typedef int s_word __attribute__((mode(word)));
typedef unsigned u_pointer __attribute__((mode(__pointer__)));
typedef float r_sf __attribute__((mode(SF)));
typedef float r_df __attribute__((mode(DF)));
typedef double r_df_same __attribute__((mode(DF)));
typedef enum { MODE_A } e_qi __attribute__((mode(QI)));
struct modes { char a; u_qi b; u_hi c; u_si d; char e; u_di f; s_qi g; s_word h; char i; u_pointer j; r_sf k; char l; r_df m; r_df_same n; };
struct mode_members { char a; int b __attribute__((mode(HI))); unsigned c __attribute__((mode(DI))); };
#define SIGNED_MODE ((s_qi)200)
#define UNSIGNED_MODE ((u_qi)300)
#define SIZE_WORD sizeof(s_word)
