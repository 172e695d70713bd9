#include <linux/ioctl.h>
#include <linux/types.h>

/* Nothing here may be stated: purposes, history, counts, other processes and words that only sound alike. */
#define NEG_FLAG_A	(1 << 0)	/* faster, but uses more memory */
#define NEG_FLAG_B	(1 << 1)	/* was used by the value field before 4.2 */
#define NEG_FLAG_C	(1 << 2)	/* sets the value to its default */

/**
 * struct neg_args - Arguments
 * @flags: flags
 * @value: Used to speed up things when NEG_FLAG_A is set in the driver
 * @other: The call fails if NEG_FLAG_A is set
 * @count: For transfers where NEG_FLAG_A is set, the caller guarantees room
 * @num_fds: number of file descriptors in the message
 * @fd_flags: flags for the new file descriptor
 * @fd_index: index into the table of file descriptors
 * @ofdm: OFDM mode
 * @canfd: CAN FD frame length
 * @wp: Write pointer position in blocks
 * @limit: must be 0..15
 * @level: bits 0-3 must be zero for now in slow mode
 * @size_hint: size of the file descriptor table
 * @ret: -1 on failure
 * @state: NEG_FLAG_B was valid here once
 * @pad_bytes: number of padding bytes, should be zero or more
 * @epoch: since 2.4 seconds after the start
 * @proto: introduced in version 7.19 of the protocol
 */
struct neg_args {
	__u32 flags;
	__u32 value;
	__u32 other;
	__u32 count;
	__u32 num_fds;
	__u32 fd_flags;
	__u32 fd_index;
	__u32 ofdm;
	__u32 canfd;
	__u32 limit;
	__u64 wp;
	__u32 level;
	__u32 size_hint;
	__s32 ret;
	__u32 state;
	__u32 pad_bytes;
	__u32 epoch;
	__u32 proto;
	__u32 last;
};

enum negative_cores { NEGATIVE_CORE_A, NEGATIVE_CORE_B };

struct negative_cores_args {
	__u32 core;	/* Core that is asked about (for some chips refer to enum negative_cores) */
};

#define NEGATIVE_CAP_ONE	1
#define NEGATIVE_CAP_TWO	2

/*
 * vcpu version available with NEGATIVE_CAP_ONE
 * vm version available with NEGATIVE_CAP_TWO
 */
#define NEGATIVE_IOC_EITHER	_IO('n', 0x20)

/* Checks whether the register is set, returning -EINVAL if not. */
#define NEGATIVE_IOC_CHECK	_IO('n', 0x21)

struct negative_bits {
	/* Bits of the first word:
	 * bit 0 - checksum bit.
	 * bit 1 - reserved. set to 0.
	 * bits 2:4 - version.
	 */
	__u16 word;
};
