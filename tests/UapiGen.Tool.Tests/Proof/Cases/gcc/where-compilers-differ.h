/* What clang does otherwise; gcc is the kernel's own compiler, and right. */
typedef unsigned int tight __attribute__((aligned(8)));
struct bits_of_aligned_type { char a; tight b : 20; tight c : 20; char d; };
#pragma pack(2)
struct opened_packed { char a;
#pragma pack()
	int b; };
struct closed_packed { char a;
#pragma pack(1)
	int b; };
struct packed_for_inner { char a; struct { char x; int y; } b;
#pragma pack()
	int c; };
#define ID(x) x
#define COMMA ,
#define COMMA_OPERATOR ID((1, 2))
#define COMMA_FROM_MACRO ID(1 COMMA 2)
#define SIZE_OF_COMMA sizeof((char)1, (short)2)
#define STRING_ELEMENT ("abc"[1])
