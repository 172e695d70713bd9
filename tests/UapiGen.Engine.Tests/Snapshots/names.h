#include <linux/types.h>

struct string { int string; int class; int Equals; };
struct two_words { int x; };
struct TwoWords { int y; };
struct __leading { int __value; int value; int _value; };
struct array4 { int xs[4]; };
typedef struct { int n; } untagged_t;
typedef struct tagged { int n; } tagged_t;
enum names_object { NAMES_OBJECT_VALUE__, NAMES_OBJECT_1, value__ };
#define string "text"
struct digits_1_2 { int v1_2; };
/** struct hostile - </summary> & <script> ]]> "quotes"
 * @field: --> </remarks> {@code} \u0041 */
struct hostile { int field; };
