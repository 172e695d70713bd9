#include <linux/ioctl.h>
#include <linux/types.h>

#define GADGET_CAP_CLONE	7
#define GADGET_MAGIC		'G'

/* ioctls for gadget fds */
/**
 * GADGET_CLONE - Clone a gadget
 *
 * Returns a new gadget file descriptor. Available with GADGET_CAP_CLONE.
 *
 * Return: the descriptor on success, -EPERM if the caller does not own the gadget, -EMFILE when too many files are open.
 */
#define GADGET_CLONE		_IO(GADGET_MAGIC, 1)

/* Get a file descriptor for the event queue. Introduced in v5.4. */
#define GADGET_EVENTS		_IO(GADGET_MAGIC, 2)

/* Pass an eventfd that is signalled when the gadget stops, or -1 to remove it. */
#define GADGET_SET_STOP_FD	_IOW(GADGET_MAGIC, 3, __s32)

/**
 * struct gadget_query - ioctl(GADGET_QUERY)
 * @size: sizeof(struct gadget_query)
 * @id: ID of the gadget
 * @value: Filled in by the kernel
 *
 * If there is no such gadget, ENOENT is returned.
 *
 * Requires CAP_SYS_ADMIN.
 */
struct gadget_query {
	__u32 size;
	__u32 id;
	__u64 value;
};
#define GADGET_QUERY		_IO(GADGET_MAGIC, 4)

/*
 * GADGET_RESET - _IOW(GADGET_MAGIC, 5, struct gadget_reset)
 *
 * @level: How hard. Since Linux 6.2.
 * @mode_flags: Exactly one of GADGET_RESET_SOFT and GADGET_RESET_HARD must be given.
 *
 * Errors:
 *  - EBUSY: the gadget is in use
 *  - EINVAL: unknown level
 */
struct gadget_reset {
	__u32 level;
	__u32 mode_flags;
#define GADGET_RESET_SOFT (1 << 0)
#define GADGET_RESET_HARD (1 << 1)
};
#define GADGET_RESET		_IO(GADGET_MAGIC, 5)

/*
 * Attach the DMABUF object, identified by its file descriptor, to the
 * data endpoint.
 */
#define STYLE_ATTACH	_IOW('s', 0x71, int)

/* Detach what is identified by its file descriptor. */
#define STYLE_DETACH	_IOW('s', 0x72, int)

/* Find the DMABUF object, identified by its number */
#define STYLE_FIND	_IOW('s', 0x73, int)
