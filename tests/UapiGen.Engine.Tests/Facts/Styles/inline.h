#include <linux/ioctl.h>
#include <linux/types.h>

#define ACCEL_JOB_FLAG_FENCE_IN		(1U << 0)
#define ACCEL_JOB_FLAG_FENCE_OUT	(1U << 1)
#define ACCEL_JOB_FLAG_PRIORITY		(1U << 2)

/** struct accel_job - One job for the queue */
struct accel_job {
	/**
	 * @flags: Combination of ACCEL_JOB_FLAG_* values
	 */
	__u32 flags;

	/**
	 * @in_fence: [IN] fence fd to wait for before the job starts.
	 *
	 * Valid only with ACCEL_JOB_FLAG_FENCE_IN.
	 */
	__s32 in_fence;

	/**
	 * @out_fence: [OUT] Returned fence file descriptor.
	 *
	 * This field is only meaningful when %ACCEL_JOB_FLAG_FENCE_OUT is specified in @flags.
	 */
	__s32 out_fence;

	/** @priority: If ACCEL_JOB_FLAG_PRIORITY is set, the priority of the job. Otherwise it must be zero. */
	__u32 priority;

	/** @cmds: [IN] Pointer to an array of @cmd_count elements of struct accel_cmd. */
	__u64 cmds;

	/** @cmd_count: [IN] Number of commands. */
	__u32 cmd_count;

	/** @op: What to do. See &enum accel_op. */
	__u32 op;

	/** @range: MBZ for ACCEL_OP_RESET. */
	__u64 range;

	/** @target: Must be non-zero when @op is not ACCEL_OP_RESET. */
	__u32 target;

	/** @pad: MBZ */
	__u32 pad;
};

enum accel_op {
	ACCEL_OP_RUN,
	ACCEL_OP_RESET,
};

struct accel_cmd {
	__u64 word;
};

#define ACCEL_SUBMIT _IOWR('A', 0x40, struct accel_job)
