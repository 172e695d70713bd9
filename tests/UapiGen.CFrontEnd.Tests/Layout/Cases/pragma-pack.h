struct before { char a; int b; long long c; };
#pragma pack(1)
struct one { char a; int b; long long c; short d; };
struct one_bits { char a : 3; int b : 17; long long c : 45; };
struct one_zero { char a; int : 0; char b; };
struct one_aligned { char a; int b __attribute__((aligned(8))); } __attribute__((aligned(4)));
#pragma pack(push, 2)
struct two { char a; int b; long long c; char d; };
struct two_nested { char a; struct two b; struct before c; };
#pragma pack(4)
struct four { char a; long long b; double c; void *d; };
union four_union { char a; long long b; };
#pragma pack(pop)
struct one_again { char a; int b; };
#pragma pack()
struct after { char a; int b; long long c; };
#pragma pack(push, label, 1)
#pragma pack(push, 2)
struct two_again { char a; int b; };
#pragma pack(pop, label)
struct after_label { char a; int b; };
struct two_bits { char a; int b : 20; int c : 20; };
