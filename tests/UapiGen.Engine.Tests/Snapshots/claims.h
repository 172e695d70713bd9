#include <linux/types.h>
#include <linux/ioctl.h>

struct claim_pair {
	__u32 first;
	__u32 second;
};

/* What is in the macro is no type, or not that of what is passed. */
#define CLAIM_POINTER	_IOR('c', 1, struct claim_pair *)
#define CLAIM_SIZEOF	_IOW('c', 2, sizeof(struct claim_pair))
#define CLAIM_BYTES	_IOC(_IOC_READ, 'c', 3, 16)
#define CLAIM_NUMBER	_IOR('c', 4, unsigned int)

/* An overlay says what the kernel does. */
#define CLAIM_PAIR	_IOR('c', 5, unsigned int)
#define CLAIM_VALUE	_IOW('c', 6, int)
#define CLAIM_START	_IOW('c', 7, int)
#define CLAIM_FILL	_IOW('c', 8, struct claim_pair)
#define CLAIM_LABEL	_IO('c', 9)
#define CLAIM_STOP	_IO('c', 10)
#define CLAIM_BARE	_IO('c', 11)

/* A form of the header's own, a range, and enumerators. */
#define CLAIM_IO(nr)	_IO('c', nr)
#define CLAIM_SLOT(n)	_IOR('c', 0x20 + (n), struct claim_pair)
enum claim_ioctls {
	CLAIM_LISTED = _IOWR('c', 12, struct claim_pair),
	CLAIM_BUILT = CLAIM_IO(13),
	CLAIM_NO_IOCTL = 14,
};
