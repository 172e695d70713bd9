// targets: x86-64 arm64 arm
#include <linux/types.h>
#include <linux/ioctl.h>

struct same_everywhere {
	__u32 a;
	__u32 b;
};

struct has_long {
	long value;
};

struct has_has_long {
	struct has_long inner;
	__u32 more;
};

#define SIZE_OF_LONG	(sizeof(long))
#define SAME		7
#define UNIT_PUT	_IOW('u', 1, struct has_long)
#define UNIT_SAME	_IOW('u', 2, struct same_everywhere)
