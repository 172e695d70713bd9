#include <linux/ioctl.h>
#include <linux/types.h>

/* Which side sets what, how long what is pointed to is, and what comes back, in the words of drivers. */

struct sides_entry { __u32 a, b; };

struct sides_open {
	__u32 length;		/* Structure length */
	__u32 given;		/* to SIDES */
	__u32 taken;		/* from SIDES - once it runs */
	__u32 both;		/* to/from SIDES */
	__u64 room;		/* to kernel (what is free), from kernel (what is used) */
	__u32 elsewhere;	/* from BUS */
	__u32 moved;		/* to SIDES of the next one */
	__s32 fence_fd;		/* in/out fence fd */
	__u64 presumed;		/* in/out, where it may be */
	__u32 input_mode;	/* input mode of the second stage */
	__u32 clock;		/* input parameter, clock that counts */
	__u32 rsv;		/* reserved for future use, always 0 */
};

/**
 * struct sides_query - what the sides agree on
 * @mask: On entry, the entries to ask for. On return, those that there are.
 * @capacity: On input: room in the answer. On output: what the answer took.
 * @count: On return, the number of answers
 * @answers: Buffer for the answers. On return, this contains one for each.
 * @owner: Who asked. Set by the caller.
 * @stamp: When it was asked. Set by the driver.
 * @id: Number of the query. If 0, one is chosen and told (in / out).
 * @note: Left alone; on return, if nothing was found, its value is undefined.
 * @reserved: Reserved for alignment and must be 0
 * @spare: for future use, needs to be initialized to zero
 */
struct sides_query {
	__u64 mask;
	__u32 capacity;
	__u32 count;
	__u32 owner;
	__u32 stamp;
	__u32 id;
	__u32 note;
	__u32 reserved;
	__u32 spare;
	__u32 answers[];
};

struct sides_list {
	/** Pointer to a u32 array of what is moved. */
	__u64 box_handles;
	/** Number of box handles passed in. */
	__u32 box_handle_count;
	/** Number of boxes that are full. */
	__u32 full_count;
	/** [in] ptr to array of sides_entry */
	__u64 entries;
	/** [in/out] User pointer to where the log goes */
	__u64 log;
	/** Length of the buffer above */
	__u64 log_len;
	/** [in/out] User pointer to what the devices are */
	__u64 devices;
	/** [in/out] Number of devices. Size of @devices array. */
	__u32 num_devices;
	__u32 num_params;
	/** Address of a buffer for the kernel to fill */
	__u64 picture;
	/** Initial stack pointer of the guest */
	__u64 stack;
	/** ptr to a command, inline data or ptr to something else */
	__u64 mixed;
	/* num_params tells the actual number of elements in params */
	__u32 params[];
};

/*
 * SIDES_QUERY - _IOR('s', 1,
 *		      struct sides_sized)
 *
 * Return: 0 on success, -errno on failure.
 */
struct sides_sized {
	__u32 argsz;
	__u32 answer;
};
#define SIDES_QUERY	_IO('s', 1)

/*
 * Starts one.
 * Returns the number of those that run on success or negative error code on failure.
 */
#define SIDES_START	_IO('s', 2)

/**
 * DOC: end one
 *
 * Return: -EOPNOTSUPP if it can't be ended. Return -EINVAL means there is none.
 */
#define SIDES_END	_IO('s', 3)

/**
 * DOC: how sides are used
 *
 * Return: -EPERM if it is night.
 */

#define SIDES_IDLE	_IO('s', 4)

/* Takes the struct and returns it with the fd field filled. Returns the new fd in sides_sized.answer. */
#define SIDES_FILL	_IOWR('s', 5, struct sides_sized)

/**
 * SIDES_MAKE - makes one
 *
 * Return:
 * * Side file descriptor	- to be waited on
 * * -1				- it failed.
 */
#define SIDES_MAKE	_IOR('s', 6, __u64)

/**
 * SIDES_BREAK - breaks one
 *
 * Return:
 * * 0	- it was done successfully.
 * * -1	- it failed.
 */
#define SIDES_BREAK	_IO('s', 7)

/**
 * struct sides_signals - what is signalled
 * @count: How many there are.
 * @signals: Eventfd handlers.
 */
struct sides_signals {
	__u32 count;
	__s32 signals[];
};

/**
 * union sides_create_arg - both ways
 * @req: Input data as described above.
 * @rep: Output argument as described above.
 * @num: input data: number of it
 * @len: Input data size
 */
union sides_create_arg {
	__u64 req;
	__u32 rep;
	__u32 num;
	__u32 len;
};

struct sides_shared {
	/*
	 * Which one it is. Updated by the kernel. Read by user-space
	 * with care.
	 */
	__u32 current;
	/* Updated by the kernel. */
	__u32 length;
};
