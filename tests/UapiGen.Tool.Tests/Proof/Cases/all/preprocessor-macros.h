/* Macro expansion: pasting, stringizing, variadics, recursion, splices, digraphs. */
#define CAT(a, b) a ## b
#define XCAT(a, b) CAT(a, b)
#define STR(x) #x
#define XSTR(x) STR(x)
#define HELLO "hello"
#define TEN 10
#define ID(x) x
#define EMPTY
#define PASTED CAT(1, 2)
#define PASTED_NAME XCAT(TE, N)
#define PASTED_NUMBER XCAT(0x, ff)
#define PASTED_SUFFIX CAT(5, ULL)
#define PASTED_EMPTY CAT(, 7)
#define PASTED_OPERATOR (1 CAT(<, <) 4)
#define PASTED_THRICE CAT(1, CAT(2, 3))
#define STRING_PLAIN STR(a  +  "b\n" '\0' )
#define STRING_EXPANDED XSTR(TEN + HELLO)
#define STRING_EMPTY STR()
#define STRING_SPACES XSTR(  ID( a )ID(b) EMPTY c  )
#define VARIADIC(...) sizeof(STR(__VA_ARGS__))
#define VARIADIC_NONE VARIADIC()
#define VARIADIC_MANY VARIADIC(a, b,c)
#define NAMED(args...) STR(args)
#define NAMED_MANY NAMED(1, 2)
#define SECOND(a, b, ...) b
#define COUNT(...) SECOND_OF(__VA_ARGS__, 3, 2, 1, 0)
#define SECOND_OF(a, b, c, d, ...) d
#define COUNTED COUNT(x, y)
#define GNU_COMMA(a, ...) SECOND(a, ## __VA_ARGS__, 9)
#define GNU_COMMA_NONE GNU_COMMA(1)
#define GNU_COMMA_EMPTY SECOND(1 EMPTY, 8)
#define GNU_COMMA_ONE GNU_COMMA(1, 5)
#define OPTIONAL(x, ...) (x __VA_OPT__(+ sizeof(char[__VA_ARGS__])))
#define OPTIONAL_NONE OPTIONAL(1)
#define OPTIONAL_ONE OPTIONAL(1, 6)
#define SELF SELF
#define MUTUAL_A MUTUAL_B
#define MUTUAL_B MUTUAL_A
#define RECURSIVE(x) x + RECURSIVE(x)
#define ARGUMENT_TWICE(x) ((x) * (x))
#define NESTED ARGUMENT_TWICE(ARGUMENT_TWICE(3))
#define DEFERRED ID(ID)(4)
#define OBJECT_TO_CALL ID
#define OBJECT_CALL OBJECT_TO_CALL(6)
#define SPACED_CALL ID (7)
#define COMMA ,
#define NO_PARAMETERS() 3
#define CALL_NONE NO_PARAMETERS()
#define CALL_NONE_SPACED NO_PARAMETERS ( )
#define NOT_A_CALL (NO_PARAMETERS
#define OBJECT_LIKE (x) x
#define EMPTY_BODY
#define MULTI_LINE (1 + \
	2 + \
\
	3)
#define SPLICED_NA\
ME 44
#def\
ine SPLICED_DIRECTIVE 45
#define SPLICED_NUMBER 1\
23
#define SPLICED_STRING "ab\
cd"
#define SPLICED_OPERATOR (1 <\
< 3)
#define COMMENT_INSIDE (1 /* one */ + /* two
 lines */ 2)
#define COMMENT_IS_SPACE ID/**/(8)
#define LINE_COMMENT 5 // five
#define SPLICED_COMMENT 6 // still \
a comment
#define UNDEFINED_LATER 1
#undef UNDEFINED_LATER
#undef NEVER_DEFINED
#define REDEFINED 1
#undef REDEFINED
#define REDEFINED 2
#define SAME_AGAIN (1 + 2)
#define SAME_AGAIN (1  +  2)
#define LATER (DEFINED_AFTER + 1)
#define DEFINED_AFTER 20
%:define DIGRAPH 61
%: define DIGRAPH_PASTE(a, b) a %:%: b
#define DIGRAPH_PASTED DIGRAPH_PASTE(6, 2)
struct digraphs <% int a<:3:>; char b<:2]; %>;
# /* the null directive */
#
#pragma unknown nonsense
_Pragma("GCC diagnostic push") _Pragma("GCC diagnostic pop")
#define PRAGMA_INSIDE (_Pragma("nothing") 9)
#ident "an identification"
#define STRUCT_BY_MACRO(name, type, field) struct name { type field; }
STRUCT_BY_MACRO(made_by_macro, long long, value);
#define FIELDS(X) X(char, first) X(int, second) X(short, third)
#define FIELD(type, name) type name;
struct made_by_fields { FIELDS(FIELD) };
#define ENUMERATOR(type, name) E_ ## name,
enum made_by_list { FIELDS(ENUMERATOR) E_count };
#define OPEN {
#define CLOSE }
struct braces_by_macro OPEN int a; CLOSE;
#define GROUP(TAG, NAME, ATTRS, MEMBERS...) union { struct { MEMBERS } ATTRS; struct TAG { MEMBERS } ATTRS NAME; }
struct grouped { char before; GROUP(, all, , int x; char y;); GROUP(tagged_group, both, __attribute__((packed)), char p; int q;); char after; };
#define UNBALANCED 1)
#define STRING_SUM "a" "b" HELLO
#define STRING_PREFIXED u8"ü"
#define STRING_WIDE L"wide"
#define STRING_ESCAPES "\a\b\f\n\r\t\v\\\'\"\?\0\1\12\123\x1\x12\e"
#define STRING_IN_PARENTHESES ("x" "y")
#define STRING_SIZE sizeof("four" "five")
#define LINE_NUMBER __LINE__
#define DOLLAR$NAME 77
#define __VERY_LONG_NAME_THAT_GOES_ON_AND_ON_AND_ON_AND_ON_AND_ON_AND_ON_AND_ON_AND_ON_AND_ON_AND_ON_AND_ON 1
