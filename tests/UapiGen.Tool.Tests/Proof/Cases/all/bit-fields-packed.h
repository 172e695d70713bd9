/* Bit-fields where packing, alignment and storage units meet. */
struct packed_whole { unsigned char a : 3; unsigned int b : 13; unsigned long long c : 37; unsigned short d : 11; } __attribute__((packed));
struct packed_one { unsigned char a : 3; unsigned int b : 30 __attribute__((packed)); unsigned int c : 7; };
struct packed_across { unsigned long long a : 33, b : 33, c : 33; } __attribute__((packed));
struct packed_then_plain { unsigned int a : 5; char b; unsigned int c : 5; int d; } __attribute__((packed));
struct packed_aligned_bits { unsigned int a : 9; unsigned int b : 9; } __attribute__((packed, aligned(2)));
struct packed_zero_middle { unsigned a : 3; unsigned : 0; unsigned b : 3; } __attribute__((packed));
struct packed_zero_char { unsigned a : 9; unsigned char : 0; unsigned b : 3; } __attribute__((packed));
struct zero_long_long { char a : 1; long long : 0; char b : 1; };
struct zero_twice { char a : 1; int : 0; int : 0; char b : 1; short : 0; };
struct zero_after_member { char a; int : 0; char b; long : 0; char c; };
struct typed_by_typedef { unsigned int a : 1; unsigned char b : 1; unsigned short c : 9; _Bool d : 1; long e : 20; };
typedef unsigned int loose __attribute__((aligned(1)));
struct of_loose { char a; loose b : 20; loose c : 20; };
struct aligned_bit { char a : 2; int b : 4 __attribute__((aligned(8))); char c : 2; };
struct signed_and_not { signed int a : 4; unsigned int b : 4; int c : 4; signed char d : 4; };
struct sizes_change { unsigned char a : 4; unsigned short b : 9; unsigned int c : 17; unsigned long long d : 33; };
struct sizes_shrink { unsigned long long a : 33; unsigned int b : 17; unsigned short c : 9; unsigned char d : 4; };
struct unnamed_pads { unsigned : 3; unsigned a : 5; unsigned : 27; unsigned b : 1; unsigned long long : 40; unsigned c : 1; };
struct full_units { unsigned a : 32, b : 32; unsigned long long c : 64; unsigned char d : 8; unsigned short e : 16; };
union bits_in_union { unsigned a : 3; unsigned long long b : 40; unsigned char c : 7; struct { unsigned x : 1, y : 2; }; };
union packed_bits_in_union { unsigned a : 17; unsigned long long b : 41; } __attribute__((packed));
struct bits_in_anonymous { int head; struct { unsigned a : 4, b : 4; }; union { unsigned char c : 3; unsigned short d : 12; }; char tail; };
struct bits_in_array { struct { unsigned char low : 4, high : 4; } nibbles[3]; unsigned last : 2; };
enum shade { LIGHT, DARK, DARKER };
struct enum_bits { enum shade a : 2; enum shade b : 30; enum shade c : 2; };
#define WIDTH(x) ((x) + 1)
struct computed_widths { unsigned a : sizeof(int); unsigned b : WIDTH(6); unsigned c : DARKER; unsigned d : 'a' - 'A' - 20; };
#pragma pack(push, 1)
struct pragma_one { unsigned char a : 3; unsigned int b : 30; unsigned long long c : 50; char d; };
#pragma pack(2)
struct pragma_two { unsigned char a : 3; unsigned int b : 30; unsigned long long c : 50; char d; };
#pragma pack(4)
struct pragma_four { unsigned char a : 3; unsigned long long b : 62; unsigned long long c : 3; int d; };
#pragma pack(pop)
struct pragma_none { unsigned char a : 3; unsigned long long b : 62; unsigned long long c : 3; int d; };
