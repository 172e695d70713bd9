#include <linux/ioctl.h>
#include <linux/types.h>

/* What an address leads to when the words name a record loosely, and one-word prefixes. */

struct pointers_submit_bo { __u32 handle; __u32 flags; };
struct pointers_submit_cmd { __u64 relocs; __u32 nr_relocs; __u32 pad; };
struct pointers_sync { __u32 handle; };
struct pointers_head { __u32 length; };
struct other_head { __u32 length; };

struct pointers_submit {
	__u64 bos;		/* in, ptr to array of submit_bo's */
	__u64 cmds;		/* in, ptr to array of submit_cmd's */
	__u32 nr_bos;		/* in, number of submit_bo's */
	__u32 nr_cmds;		/* in, number of submit_cmd's */
	__u64 first;		/* ptr to submit_bo */
	__u64 known;		/* Pointer to a list of submit_bo structs */
	__u64 heads;		/* ptr to array of _head's: which, can't be told */
	__u64 quirks;		/* userspace address of the hardware's quirks __u32 array */
	__u64 addresses;	/* Pointer to __u64 which point to what is meant */
	__u64 late;		/* User pointer to where the objects are, an array of type pointers_sync */
};

/**
 * struct pointers_exec - two arrays of one type
 * @wait_count: number of wait &pointers_syncs
 * @sig_count: the number of &pointers_syncs to signal when finished
 * @wait_ptr: pointer to &pointers_syncs to wait for
 * @sig_ptr: pointer to &pointers_syncs to signal when finished
 * @lone_count: number of &pointers_syncs that are gone
 */
struct pointers_exec {
	__u32 wait_count;
	__u32 sig_count;
	__u64 wait_ptr;
	__u64 sig_ptr;
	__u32 lone_count;
};

#define AWAKE_PHY	(1 << 0)
#define AWAKE_MAGIC	(1 << 1)
#define AWAKE_SECURE	(1 << 2)

/**
 * struct pointers_wake - a prefix of one word
 * @supported: Bitmask of %AWAKE_* flags that work
 * @enabled: Bitmask of %AWAKE_* flags that are on
 * @unsure: Bitmask of AWAKE_* flags, without markup
 * @password: meaningful only if %AWAKE_SECURE is set in @enabled
 * @reserved: drivers and applications must zero this array
 * @spare: reserved for future usage, currently MBZ
 */
struct pointers_wake {
	__u32 supported;
	__u32 enabled;
	__u32 unsure;
	__u8 password[6];
	__u32 reserved[4];
	__u32 spare;
};

/**
 * struct pointers_create - an array in the caller's memory
 * @syncs_addr: Address of a user-space array of sruct pointers_sync
 *              cast to an __u64.
 */
struct pointers_create {
	__u64 syncs_addr;
};

/**
 * struct pointers_config - pairs, and registers in bytes
 * @regs_ptr: Pointer to tuples of u32 values (address, value)
 * @n_regs: Number of registers in @regs_ptr
 * @num_bytes: number of bytes in the raw_data array
 * @num_saved: number of registers in the raw_data array
 */
struct pointers_config {
	__u64 regs_ptr;
	__u32 n_regs;
	__u32 num_bytes;
	__u32 num_saved;
	__u8 raw_data[64];
};
