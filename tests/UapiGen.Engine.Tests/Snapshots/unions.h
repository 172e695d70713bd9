#include <linux/types.h>

/* An event: what arg holds depends on event. */
struct unit_msg {
	__u8 event;
	__u8 reserved[3];
	union {
		struct {
			__u64 flags;
			__u64 address;
		} pagefault;
		struct {
			__u32 ufd;
		} fork;
		struct {
			__u64 from, to;
		} moves[2];
	} arg;
	union {
		__u32 whole;
		struct {
			__u16 low;
			__u16 high;
		};
	};
};

union any_value {
	__u64 number;
	__u8 bytes[8];
	double real;
};
