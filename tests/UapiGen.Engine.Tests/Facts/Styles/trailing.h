#include <linux/ioctl.h>
#include <linux/types.h>

/* Argument of WIDGET_START. */
struct widget_start {
	__u32 options;
	__u32 wflags;			/* WIDGET_F_* */
#define WIDGET_F_DEADLINE	(1 << 0)	/* deadline_ns is valid */
#define WIDGET_F_PRIO		(1 << 1)
#define WIDGET_F_QUIET		(1 << 2)	/* ignore log_fd */
	__u64 deadline_ns;
	__u32 prio;			/* only used if WIDGET_F_PRIO is set */
	__s32 log_fd;			/* fd to write the log to, -1 for none */
	__u32 result;			/* out: what became of it */
	__u32 rsvd[3];			/* reserved, must be 0 */
};

#define WIDGET_START	_IOWR('w', 0x10, struct widget_start)

struct widget_map {
	__u64 addr;			/* in: user address of the buffer */
	__u64 len;			/* in/out: bytes asked for / mapped */
	__s32 dmabuf;			/* out: dma-buf fd for the pages */
	__u32 handle;			/* [out] handle of the mapping */
	__u8 state;			/* one of WIDGET_STATE_xxx */
	__u8 hole[7];			/* set to zero */
};
#define WIDGET_STATE_IDLE	0
#define WIDGET_STATE_BUSY	1

#define WIDGET_MAP	_IOWR('w', 0x11, struct widget_map)

struct widget_batch {
	__u32 count;			/* number of items in items[] */
	__u32 type;
#define WIDGET_TYPE_A		1
#define WIDGET_TYPE_B		2
	__u32 a_arg;			/* valid iff type == WIDGET_TYPE_A */
	__u32 b_arg;			/* zero unless type is WIDGET_TYPE_B */
	__u64 items[];
};

struct trailing_adapters {
	__s32 source;	/* Source context adapter fd */
	__s32 other;	/* adapter fd to compare with */
};
