#include <linux/types.h>
#include <linux/ioctl.h>

#define METER_EVENT	(1 << 0)
#define METER_CAP_LIMIT	7

enum meter_unit { METER_UNIT_VOLT, METER_UNIT_WATT };

struct meter_config {
	__u32 size;
	__u32 flags;
	__u64 step;
	__u64 limit;
	__s32 event_fd;
	__u32 unit;
};

#define METER_SET	_IOW('m', 1, struct meter_config)
#define METER_GET	_IOWR('m', 2, struct meter_config)
#define METER_STOP	_IO('m', 3)
#define METER_CAN_LOG	(1 << 3)
#define METER_LOG	(1 << 4)

struct meter_open {
	__u32 what;
	__u32 open_flags;
};
#define METER_OPEN	_IOW('m', 5, struct meter_open)

struct meter_page {
	__u32 reading;
};
#define METER_PAGE_SIZE	_IO('m', 4)
