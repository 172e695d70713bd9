#include <linux/ioctl.h>
#include <linux/types.h>

/**
 * enum frob_open_flags - How a frobnicator is opened
 * @FROB_OPEN_TIMEOUT: @timeout_ms limits the wait. Not valid together with FROB_OPEN_NOWAIT.
 * @FROB_OPEN_NOWAIT: Don't wait
 * @FROB_OPEN_NOTIFY: The eventfd to signal is passed in @notify_fd.
 * @FROB_OPEN_SHARED: Requires @share_id.
 * @FROB_OPEN_RAW: With this flag @format is ignored.
 */
enum frob_open_flags {
	FROB_OPEN_TIMEOUT = 1 << 0,
	FROB_OPEN_NOWAIT = 1 << 1,
	FROB_OPEN_NOTIFY = 1 << 2,
	FROB_OPEN_SHARED = 1 << 3,
	FROB_OPEN_RAW = 1 << 4,
};

/**
 * struct frob_open - Argument of FROB_OPEN
 * @size: sizeof(struct frob_open)
 * @flags: Bitwise-OR of values from &enum frob_open_flags
 * @timeout_ms: Milliseconds to wait
 * @notify_fd: File descriptor of an eventfd, or -1
 * @share_id: Which group to share with
 * @format: Format of the records
 * @cookie: Only considered if both %FROB_OPEN_NOTIFY and %FROB_OPEN_SHARED are set.
 * @quota: Must be set together with FROB_OPEN_SHARED
 * @depth: Ignored unless FROB_OPEN_SHARED or FROB_OPEN_NOTIFY is given
 * @slot: When FROB_OPEN_SHARED is not set this must be -1.
 * @mode: Reserved for future use, must be zero
 * @__pad: must be zero
 */
struct frob_open {
	__u32 size;
	__u32 flags;
	__u32 timeout_ms;
	__s32 notify_fd;
	__u32 share_id;
	__u32 format;
	__u64 cookie;
	__u32 quota;
	__u32 depth;
	__s32 slot;
	__u32 mode;
	__u64 __pad;
};

#define FROB_OPEN _IOWR('f', 1, struct frob_open)

/**
 * enum frob_kind - What is attached
 * @FROB_KIND_FILE: a file
 * @FROB_KIND_SOCKET: a socket
 */
enum frob_kind {
	FROB_KIND_FILE,
	FROB_KIND_SOCKET,
};

/**
 * struct frob_attach - Attach something
 * @kind: One of &frob_kind
 * @fd: Open file descriptor to attach
 * @offset: Applies only when @kind is FROB_KIND_FILE
 * @port: Used if @kind == FROB_KIND_SOCKET, otherwise must be 0
 * @entries: User pointer to an array of struct frob_entry
 * @nr_entries: Number of entries in @entries
 * @name: Userspace address of the zero-terminated name
 * @name_len: Size of @name in bytes
 */
struct frob_attach {
	__u32 kind;
	__s32 fd;
	__u64 offset;
	__u16 port;
	__u16 pad;
	__u32 nr_entries;
	__u64 entries;
	__u64 name;
	__u64 name_len;
};

struct frob_entry {
	__u64 key;
};

#define FROB_ATTACH _IOW('f', 2, struct frob_attach)
