#include <linux/ioctl.h>
#include <linux/types.h>

/* Which constants a member takes, by prefixes, lists and headings. */

#define GROUPS_OP_GET_OFFSET	0
#define GROUPS_OP_GET_FLAGS	1
#define GROUPS_OP_SET		2
#define GROUPS_OP_MAX		2

#define GROUPS_BO_READ		0x1
#define GROUPS_BO_WRITE		0x2
#define GROUPS_BO_SYNC		0x4
#define GROUPS_BO_FLAGS		(GROUPS_BO_READ | GROUPS_BO_WRITE | GROUPS_BO_SYNC)

#define GROUPS_PIPE_2D	0x10
#define GROUPS_PIPE_3D	0x20

#define GROUPS_NONE_FLAGS	0
#define GROUPS_NONE_PARAM	0

enum groups_mode { GROUPS_MODE_SLOW, GROUPS_MODE_FAST, GROUPS_MODE_MAX };
enum groups_mixed { GROUPS_MIXED_A = 1, GROUPS_MIXED_B = 2, GROUPS_MIXED_OTHER = 4, GROUPS_OTHER = 8 };

#define GROUPS_PRIO_LOW		0
#define GROUPS_PRIO_NORMAL	1
#define GROUPS_PRIO_HIGH	2

struct groups_args {
	__u32 op;		/* in, GROUPS_OP_x */
	__u32 access;		/* mask of GROUPS_BO_x */
	__u32 flags;		/* GROUPS_BO_x | GROUPS_PIPE_x */
	__u32 none_flags;	/* in, GROUPS_NONE_x */
	__u32 mode;		/* which of the GROUPS_MODE_xxx modes to use */
	__u32 part;		/* A combination of GROUPS_MIXED_* */
	__u32 pipe;		/* Kind of pipe (GROUPS_PIPE_*) */
	__u32 bits;		/* What is enabled, bits (GROUPS_BO_*) */
	__u32 either;		/* GROUPS_PIPE_2D or GROUPS_PIPE_3D */
	__u32 listed;		/* GROUPS_PIPE_2D, GROUPS_PIPE_3D */
	__u32 unless;		/* GROUPS_PIPE_2D unless GROUPS_PIPE_3D works */
	/**
	 * @priority:
	 * How soon it runs, one of the following:
	 *
	 * %GROUPS_PRIO_LOW:
	 * When nothing else does
	 *
	 * %GROUPS_PRIO_NORMAL:
	 * In turn
	 *
	 * %GROUPS_PRIO_HIGH
	 */
	__u32 priority;
};

/* For groups_head.kind and other_kind. */
#define GROUPS_KIND_A	0
#define GROUPS_KIND_B	1
#define GROUPS_KIND_C	2
#define GROUPS_KIND_D	3

/* groups_head events field */
#define GROUPS_EV_IN	(1 << 0)	/* something came,
					 * whatever it is */
#define GROUPS_EV_OUT	(1 << 1)

#define GROUPS_EV_ERR	(1 << 2)
#define GROUPS_EV_STRICT_FLAGS	(1 << 3)

/*
 * Bits of groups_head.known
 */
#define GROUPS_K_ONE	(1 << 0)
#define GROUPS_K_TWO	(1 << 1)
/* the third came later */
#define GROUPS_K_THREE	(1 << 2)

/* groups_head.tag values */
#define GROUPS_T_A	1
#define GROUPS_T_B	2

/* and one that is apart: what the heading is of can't be told */
#define GROUPS_T_C	5

/* The tag is put into groups_head.tag */
#define GROUPS_TAG_OFFSET	16

/**
 * struct groups_head - what the headings name
 * @kind: first kind
 * @other_kind: second kind
 * @events: what happened
 * @known: what is known
 * @tag: a tag
 * @flags: Set to 0.
 */
struct groups_head {
	__u32 kind;
	__u32 other_kind;
	__u32 events;
	__u32 known;
	__u32 tag;
	__u32 flags;
};

/* Flags for groups_head.flags */
#define GROUPS_F_NEW	(1 << 0)

/**
 * enum groups_request - how to ask
 * @GROUPS_REQUEST_WAIT: wait for the answer
 * @GROUPS_REQUEST_FORGET: don't; this flag and the %GROUPS_REQUEST_WAIT flag are
 *                         mutually exclusive.
 */
enum groups_request {
	GROUPS_REQUEST_WAIT = 1,
	GROUPS_REQUEST_FORGET = 2,
};

struct groups_ask {
	__u32 flags;	/* see enum groups_request */
};

/**
 * struct groups_bind - what is bound
 *
 * The @op can be:
 * - %GROUPS_BIND_OP_MAP
 * - %GROUPS_BIND_OP_UNMAP - the other way. What was there
 *   is gone.
 * - %GROUPS_BIND_OP_MOVE: both
 *
 * and the @flags can be:
 * - %GROUPS_BIND_FLAG_NOW - at once
 *
 * The index in @part can be:
 * - %GROUPS_BIND_OP_MAP
 * - %GROUPS_BIND_OP_UNMAP
 */
struct groups_bind {
#define GROUPS_BIND_OP_MAP	0
#define GROUPS_BIND_OP_UNMAP	1
#define GROUPS_BIND_OP_MOVE	2
#define GROUPS_BIND_OP_LATER	3
	/** @op: What to do */
	__u32 op;
	/** @flags: How to do it */
	__u32 flags;
#define GROUPS_BIND_FLAG_NOW	(1 << 0)
	__u32 part;
	/** @num_asks: Amount of struct groups_ask in array. */
	__u32 num_asks;
	/** @asks: userptr to struct groups_ask array */
	__u64 asks;
};

/*
 * flags definition for whoever uses them
 *
 * Used by:
 * struct groups_used.flags
 * groups_used.other (internal)
 */
#define GROUPS_USED_A		(1 << 0)
#define GROUPS_USED_B		(1 << 1)

#define GROUPS_USED_AB_MASK	(GROUPS_USED_A | \
				 GROUPS_USED_B)

#define GROUPS_USED_C		(1 << 2)
#define GROUPS_USED_SUPP	(GROUPS_USED_A | GROUPS_USED_C)

/*
 * flags definition for a record's flags
 *
 * Used by:
 * struct groups_using
 */
#define GROUPS_USING_ONLY	(1 << 0)
#define GROUPS_USING_FLAGS_SUPP	(GROUPS_USING_ONLY)

struct groups_used {
	__u64 flags;
	__u64 later;
};

struct groups_using {
	__u64 flags;
};

/* groups_counted.transport values */
#define GROUPS_TRANSPORT	0
#define GROUPS_TRANSPORT_FC	1
#define GROUPS_MAX_TRANSPORTS	2

struct groups_counted {
	__u32 transport;
};
