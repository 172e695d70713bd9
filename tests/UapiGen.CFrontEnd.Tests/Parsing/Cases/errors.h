/* Each line that ends in a "//! id" has exactly that finding; what is named survives_… is read all the same. */
struct survives_first { int a; };
struct unknown_member { int a; no_such_type b; int c; };                    //! UAPI1102
struct survives_unknown { int a; };
no_such_type variable;                                                      //! UAPI1102
struct missing_semicolon { int a };                                         //! UAPI1101
struct survives_syntax { int a; };
struct incomplete_member { struct never_defined x; int y; };                //! UAPI1103
struct self_member { struct self_member x; };                               //! UAPI1103
struct incomplete_element { struct never_defined x[3]; };                   //! UAPI1103
struct void_member { void x; };                                             //! UAPI1103
struct survives_incomplete { struct never_defined *x; };
struct not_constant { int a[unknown_length]; };                             //! UAPI1104
struct negative_length { int a[-1]; };                                      //! UAPI1104
enum not_constant_value { SURVIVES_NOT = unknown_value };                   //! UAPI1104
struct wide_bits { int a : 33; };                                           //! UAPI1111
struct pointer_bits { int *a : 3; };                                        //! UAPI1111
struct named_zero { int a : 0; };                                           //! UAPI1111
struct survives_first { int b; };                                           //! UAPI1105
union survives_first *wrong_kind;                                           //! UAPI1105
struct bad_alignment { int a __attribute__((aligned(3))); };                //! UAPI1107
struct vector_member { int a __attribute__((vector_size(12))); };           //! UAPI1109
typedef long double mode_real __attribute__((mode(DI)));                    //! UAPI1109
struct bad_words { long char a; };                                          //! UAPI1109
struct too_large { char a[0x7fffffffffffffff]; };                           //! UAPI1108
struct too_large_sum { char a[0x7ffffffffffffff]; char b[0x7ffffffffffffff]; }; //! UAPI1108
_Static_assert(sizeof(int) == 5, "five");                                   //! UAPI1110
_Static_assert(sizeof(int) == 4, "four");
) ] };                                                                      //! UAPI1101
struct survives_brackets { int a; };
struct unfinished { int a; struct { int b;
struct survives_unfinished { int a; };
typedef int survives_typedef, *survives_pointer, survives_array[3];         //! UAPI1101
struct survives_uses { survives_typedef a; survives_pointer b; survives_array c; };
struct survives_end { int a; }
//! UAPI1101