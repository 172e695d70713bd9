/* Enumerations of a stated type, which clang takes as C23 has it and gcc 12 does not. */
enum small : unsigned char { SMALL_A = 1, SMALL_B = 255 };
enum wide : unsigned long long { WIDE_A = 1, WIDE_B = 1ULL << 63 };
enum signed_short : short { SHORT_A = -1, SHORT_B };
typedef enum : signed char { TINY_A = -128 } tiny;
struct holds { char a; enum small b; char c; enum wide d; enum signed_short e; tiny f; enum small g : 3; enum small : 2; };
#define SIZE_SMALL sizeof(enum small)
#define SIZE_OF_ENUMERATOR sizeof(WIDE_A)
#define NEGATED (-SMALL_B)
