#include <linux/types.h>

/* Bytes that hold a text, and members that begin with letters of their own. */
struct text_info {
	__u8 ti_driver[16];
	char ti_label[8];
	__u8 ti_key[4];
	__u32 ti_flags;
	__u32 ti_2nd;
};
