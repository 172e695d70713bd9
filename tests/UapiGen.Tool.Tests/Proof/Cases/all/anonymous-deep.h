/* Anonymous members, untagged records, and the names by which they are reached. */
struct five_deep { int a; union { struct { union { struct { char b; short c; }; int d; }; long long e; }; struct { struct { char f; } g; int h; }; }; char i; };
struct packed_inside { char a; union { struct { char b; int c; } __attribute__((packed)); struct { short d; long long e; } __attribute__((packed)); char raw[16]; }; char f; };
struct same_names { struct { int x; } a; struct { int x; } b; struct { struct { int x; } x; } c; };
struct array_of_arrays { struct { short x; struct { char y, z[3]; } in[2]; } grid[2][3]; };
struct tagged_in_place { struct visible { int x, y; } at; union also_visible { char c; int i; } u[2]; enum inner_enum { INNER_A = 3, INNER_B } kind; };
struct only_tagged { struct not_a_member { int x; }; int y; };
struct later_use { struct visible a; union also_visible b; struct not_a_member c; };
struct empty_members { struct { } nothing; int a; struct { struct { } deep; } more; union { } none; char b; };
struct zero_arrays { int a; struct { short x; } none[0]; char b; struct { long long y; } rest[]; };
struct const_inline { const struct { int x; volatile union { char y; }; } c; volatile struct { int z; } v[2]; };
struct pointer_to_inline { struct { int hidden; } *pointer; struct { char a; } (*array)[2]; };
struct function_members { int (*call)(struct function_members *, int (*)(void)); void (*(*signal)(int, void (*)(int)))(int); char (*(*table[2])(void))[3]; };
typedef struct { int a; } first_name, second_name, *pointer_name;
typedef struct tag_one tag_one_t;
struct tag_one { tag_one_t *next; second_name s; };
typedef union { struct { unsigned char low, high; }; unsigned short both; } either_t;
struct uses_either { char a; either_t b; either_t c[2]; const either_t d; };
typedef struct only_pointer { int x; } *only_pointer_t;
struct group { union { struct { int a; char b; }; struct { int a; char b; } all; struct tagged_group { int a; char b; } tagged; }; };
#define SIZE_GROUP sizeof(struct group)
#define OFFSET_DEEP __builtin_offsetof(struct five_deep, c)
#define OFFSET_GRID __builtin_offsetof(struct array_of_arrays, grid[1][2].in[1].z[2])
#define OFFSET_IN_ANONYMOUS __builtin_offsetof(struct packed_inside, e)
#define OFFSET_BY_NULL ((unsigned long)&((struct five_deep *)0)->g.f)
#define OFFSET_PAST __builtin_offsetof(struct array_of_arrays, grid[2])
