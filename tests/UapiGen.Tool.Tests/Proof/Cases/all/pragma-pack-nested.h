/* #pragma pack and what its stack does. */
#pragma pack(push)
#pragma pack(1)
struct one { char a; long long b; };
#pragma pack(push, 8)
struct eight { char a; long long b; double c; };
#pragma pack(pop)
struct one_again { char a; long long b; };
#pragma pack(pop)
struct none { char a; long long b; };
#pragma pack(push, name, 2)
struct named { char a; int b; };
#pragma pack(push, 4)
struct inner { char a; long long b; };
#pragma pack(pop, name)
struct popped { char a; int b; };
_Pragma("pack(1)") struct by_operator { char a; int b; }; _Pragma("pack()")
#define PACKED_STRUCT(name) _Pragma("pack(push, 1)") struct name { char a; int b; }; _Pragma("pack(pop)")
PACKED_STRUCT(by_macro)
#pragma pack(1)
struct with_aligned { char a; int b __attribute__((aligned(4))); } __attribute__((aligned(8)));
struct holds_none { char a; struct none b; };
typedef int tight __attribute__((aligned(8)));
struct holds_tight { char a; tight b; };
union packed_by_pragma { char a; long long b; char c[9]; };
struct flexible { char a; int b[]; };
#pragma pack()
struct holds_one { char a; struct one b; union packed_by_pragma c; };
#pragma pack(16)
struct sixteen { char a; long double b; };
#pragma pack(0)
struct zero { char a; long long b; };
