#include <linux/types.h>
#include <linux/ioctl.h>

enum arm_kind {
	ARM_OFFSET = 1,
	ARM_MEMORY = 2,
	ARM_NUMBER = 3,
	ARM_WINDOW = 4,
};

struct arm_window {
	__u32 width;
	void *bitmap;
};

struct arm_buffer {
	__u32 kind;
	__u32 queue;
	union {
		__u64 offset;
		unsigned long memory;
		__s32 number;
		struct arm_window window;
	} m;
};

#define ARM_QUERY	_IOWR('a', 1, struct arm_buffer)
#define ARM_SET		_IOW('a', 2, struct arm_buffer)
