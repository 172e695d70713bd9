#include <linux/types.h>

/**
 * struct plain_regs - Registers of one unit
 * @rip: Where the next instruction is
 * @rflags: State bits; see "the manual" & <others>
 *
 * All are read at once.
 */
struct plain_regs {
	__u64 rip;
	__u64 rflags;
	__u32 kind;		/* what it is */
	__s16 delta;
	__u8 a, b;
};

/* Packed: no field is where the CLR would put it. */
struct packed_entry {
	__u8 tag;
	__u32 value;
	__u64 address;
} __attribute__((packed));

struct with_holes {
	__u8 first;
	__u64 second;
	__u8 last;
};

struct over_aligned {
	__u32 value;
} __attribute__((aligned(16)));

struct empty_thing {
};

struct holds_empty {
	struct empty_thing nothing;
	__u32 something;
	__u8 none[0];
};

struct floats {
	float single;
	double number;
	_Bool flag;
};
