#include <linux/types.h>

struct attr {
	__u32 type;
	__u64 disabled : 1,
	      inherit : 1,
	      precise : 2,
	      reserved_bits : 60;
	int delta : 5;
	unsigned int : 3;
	unsigned int count : 24;
	__u8 low : 4, high : 4;
};

/* Packed: bits of an int that only a byte holds. */
struct narrow_bits {
	__u8 first;
	__u32 low : 5;
	__u32 high : 3;
	__u8 last;
} __attribute__((packed));
