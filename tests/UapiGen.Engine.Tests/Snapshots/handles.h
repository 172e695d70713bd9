#include <linux/types.h>
#include <linux/ioctl.h>

#define HUBIO 0xB7

/* Flags of struct hub_link */
#define HUB_LINK_RESAMPLE	(1 << 0)
#define HUB_LINK_RATE		(1 << 1)
#define HUB_LINK_DEASSIGN	(1 << 2)

/**
 * struct hub_link - Links an event to a line
 * @event_fd: what is signalled
 * @line: the line's number
 * @flags: HUB_LINK_*
 * @resample_fd: signalled on resample
 * @rate: limit per second
 * @pad: must be zero
 */
struct hub_link {
	__u32 event_fd;
	__u32 line;
	__u32 flags;
	__s32 resample_fd;
	__u32 rate;
	__u8 pad[12];
};

struct hub_create {
	__u32 size;
	__u32 flags;
	__s32 out_fd;
	__u32 reserved;
};

struct hub_read {
	__u64 buffer;
	__u32 count;
	__u32 flags;
};

struct hub_list {
	__u32 nr;
	__u32 pad;
	__u64 entries[];
};

struct hub_region {
	__u32 slot;
	__u32 flags;
	__u64 memory_size;
	__u64 user_address;
};

struct hub_raw {
	__u64 data_ptr;
	void *where;
};

#define HUB_SET_REGION	_IOW(HUBIO, 0x09, struct hub_region)
#define HUB_RAW		_IOW(HUBIO, 0x0a, struct hub_raw)
#define HUB_CREATE_PORT	_IO(HUBIO, 0x01)
#define HUB_LINK	_IOW(HUBIO, 0x02, struct hub_link)
#define HUB_CREATE	_IOWR(HUBIO, 0x03, struct hub_create)
#define HUB_READ	_IOWR(HUBIO, 0x04, struct hub_read)
#define HUB_LIST	_IOWR(HUBIO, 0x05, struct hub_list)
#define HUB_ATTACH	_IO(HUBIO, 0x06)
#define HUB_GET_FLAGS	_IOR(HUBIO, 0x07, __u32)
#define HUB_CHECK	_IO(HUBIO, 0x08)
#define HUB_FORK	_IO(HUBIO, 0x0c)
#define HUB_SET_FD	0x4C01
