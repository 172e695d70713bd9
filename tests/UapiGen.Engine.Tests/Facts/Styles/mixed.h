#include <linux/types.h>
#include <linux/ioctl.h>
/**
 * struct z_bind - ioctl(Z_BIND)
 * @argsz: Size of this structure, filled in by the caller.
 * @flags: Bits of Z_BIND_*
 * @iommufd: iommufd that the device joins.
 * @out_devid: Number of the device there.
 * @token_uuid_ptr: Valid if Z_BIND_FLAG_TOKEN. Points to a 16 byte token
 *                  that proves whose device it is.
 */
struct z_bind {
	__u32 argsz;
	__u32 flags;
#define Z_BIND_FLAG_TOKEN (1 << 0)
	__s32 iommufd;
	__u32 out_devid;
	__aligned_u64 token_uuid_ptr;
};
#define Z_BIND _IO('z', 1)
/*
 * Z_ATTACH - _IOW('z', 2, struct z_attach)
 * @argsz:	Size of this structure.
 * @flags:	How to attach.
 * @pt_id:	What to attach to.
 * @pasid:	Tag of the address space, only meaningful when
 *		Z_ATTACH_PASID is set in @flags
 */
struct z_attach {
	__u32 argsz;
	__u32 flags;
#define Z_ATTACH_PASID	(1 << 0)
	__u32 pt_id;
	__u32 pasid;
};
#define Z_ATTACH _IO('z', 2)
/**
 * struct z_veventq_alloc - ioctl(Z_VEVENTQ_ALLOC)
 * @size: sizeof(struct z_veventq_alloc)
 * @flags: Must be 0
 * @viommu_id: Whose events these are
 * @type: Must be one of enum z_veventq_type
 * @veventq_depth: At most so many events wait
 * @out_veventq_id: The ID of the new vEVENTQ
 * @out_veventq_fd: The fd of the new vEVENTQ, to be closed by
 *                  the caller in the end
 * @__reserved: Must be 0
 */
struct z_veventq_alloc {
	__u32 size, flags, viommu_id, type, veventq_depth, out_veventq_id, out_veventq_fd, __reserved;
};
enum z_veventq_type { Z_VEVENTQ_TYPE_DEFAULT, Z_VEVENTQ_TYPE_SMMU };
#define Z_VEVENTQ_ALLOC _IO('z', 3)
/**
 * struct z_map_file - ioctl(Z_MAP_FILE)
 * @size: sizeof(struct z_map_file)
 * @flags: as everywhere
 * @fd: the memfd whose pages are mapped
 * @start: first byte of it
 */
struct z_map_file { __u32 size, flags; __s32 fd; __u32 x; __u64 start; };
#define Z_MAP_FILE _IO('z', 4)
/* Set if the 'dmabuf_fd' is valid */
#define Z_F_DMABUF 1
#define Z_F_TAG   2 /* tag holds a tag */
struct z_msg {
	int dmabuf_fd;
	unsigned int flags;
	/* If Z_F_TAG is given, tag must be non-zero */
	unsigned int tag;
	/** @queue: queue index, must be zero if !(flags & Z_F_TAG) */
	unsigned int queue;
	int event_fd; /* signaled on completion; only if Z_F_TAG; use -1 otherwise */
	int sock; /* file descriptor of a connected socket */
	__u64 arr; /* pointer to array of nr struct z_bind */
	__u32 nr;
	__u32 kind; /* Z_KIND_xxx */
	__u32 prog_fd; /* fd of the BPF program to attach */
	__u32 ns_fd; /* network namespace fd */
	__u32 lease_fd; /* set by the kernel to a new lease fd */
	__u32 dst_fd; /* out: fd number installed in the caller */
	__u32 a_len; /* length of the a buffer in bytes */
};
#define Z_KIND_A 1
#define Z_KIND_B 2
#define Z_KIND_C 3
/* Import the dma-buf given by the fd argument. Takes a dma-buf fd. */
#define Z_IMPORT _IOW('z', 5, int)
/*
 * Create a fence.  On success the ioctl returns a sync_file fd.
 */
#define Z_FENCE _IO('z', 6)
/* Returns: file descriptor of the new session, or negative errno: -ENOMEM when out of memory. */
#define Z_SESSION _IOW('z', 7, struct z_msg)
/**
 * Z_EXPORT - export
 *
 * A new memfd descriptor is returned on success.
 * This ioctl is only available since Linux 6.7 and requires CAP_SYS_RAWIO.
 */
#define Z_EXPORT _IOWR('z', 8, struct z_msg)

#define MIXED_TWICE_A	0
#define MIXED_TWICE_B	1

/* Two members for one value: the union isn't told apart by it. */
struct mixed_twice {
	__u32 op;	/* MIXED_TWICE_* */
	__u32 more;
	union {
		__u64 first;	/* Valid if @op == MIXED_TWICE_A */
		__u64 second;	/* Valid if @op == MIXED_TWICE_A */
		__u64 third;	/* Valid if @op == MIXED_TWICE_B */
	};
};

/* SIGNAL/WAIT/COLLECTIVE_WAIT flags are mutually exclusive */
#define MIXED_CS_SIGNAL			0x1
#define MIXED_CS_WAIT			0x2
#define MIXED_CS_COLLECTIVE_WAIT	0x4
#define MIXED_CS_COMMAND		0x8

struct mixed_cs {
	union {
		/* Valid only when MIXED_CS_COMMAND is set */
		struct {
			__u64 cores;
			__u32 num_cores;
			/* what they do; used when MIXED_CS_SIGNAL is set */
			__u32 command;
		};
		/* what is said when MIXED_CS_WAIT is set is something else */
		struct {
			__u64 other;
		};
		__u64 plain;
	};
	/* MIXED_CS_* */
	__u32 flags;
};
