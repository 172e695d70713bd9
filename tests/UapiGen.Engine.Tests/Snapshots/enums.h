#include <linux/types.h>

/**
 * enum unit_kind - Kinds of unit
 * @UNIT_KIND_NONE: nothing
 * @UNIT_KIND_FAST: the fast one
 */
enum unit_kind {
	UNIT_KIND_NONE,
	UNIT_KIND_FAST,
	UNIT_KIND_2D,
	UNIT_KIND_LAST = 0x7f,
};

enum unit_flags {
	UNIT_FLAG_READ = 1 << 0,
	UNIT_FLAG_WRITE = 1 << 1,
	UNIT_FLAG_EXEC = 1 << 2,
	UNIT_FLAG_ALL = UNIT_FLAG_READ | UNIT_FLAG_WRITE | UNIT_FLAG_EXEC,
};

enum negative { NEGATIVE_ONE = -1, POSITIVE_ONE = 1 };

enum wide { WIDE_LOW = 1, WIDE_HIGH = 1ULL << 40 };

enum { UNIT_MAXIMUM = 32, UNIT_MINIMUM };

struct unit {
	enum unit_kind kind;
	__u64 flags;
	__u16 narrow_kind;
};

struct unit_wire {
	__le16 kind;
	__be32 other_kind;
};
