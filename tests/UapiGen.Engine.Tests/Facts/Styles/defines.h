#include <linux/ioctl.h>
#include <linux/types.h>

/**
 * define PUMP_F_LIMIT - @limit holds the highest pressure
 */
#define PUMP_F_LIMIT	(1 << 0)

/**
 * struct pump_setup - What to do
 * @flags: Combination of PUMP_F_LIMIT
 * @limit: in pascal
 * @grace: seconds to wait, not used if zero
 */
struct pump_setup {
	__u32 flags;
	__u32 limit;
	__u32 grace;
};

/**
 * define PUMP_OPEN_LOG - Get a file descriptor for the pressure log
 *
 * Return: a new file descriptor, -EBUSY if the log is open.
 */
#define PUMP_OPEN_LOG	_IO('p', 1)

/**
 * define PUMP_SETUP - Set the pump up
 * @arg: where the &struct pump_setup is
 *
 * Since Linux 6.2.
 *
 * Return: 0 on success, -EINVAL if the limit is too high.
 */
#define PUMP_SETUP	_IOW('p', 2, struct pump_setup)

/**
 * define PUMP_SIGNAL - Specify an eventfd that tells that the pump runs dry
 *
 * Returns zero on success, or a negative error code.
 */
#define PUMP_SIGNAL	_IOW('p', 3, __s32)

/**
 * define PUMP_PORT(n) - One of the ports
 */
#define PUMP_PORT(n)	(4 + (n))

/**
 * define PUMP_FLUSH - Empty the pump
 *
 * Return: 0 on success, 1 if it was empty.
 */
#define PUMP_FLUSH	_IO('p', 4)

/**
 * define PUMP_STATE - Ask for the state
 *
 * Return: 0 if it stands, a positive number if it runs.
 */
#define PUMP_STATE	_IO('p', 5)

/* Stop it. Returns 0 on success. */
#define PUMP_STOP	_IO('p', 6)
