#include <linux/types.h>
#include <linux/ioctl.h>

#define UNITIO 0xAE

struct unit_config {
	__u32 flags;
	__u32 size;
};

struct unit_big {
	__u64 words[16];
};

struct unit_ptr {
	void *where;
	__u32 length;
};

#define UNIT_RESET		_IO(UNITIO, 0x00)
#define UNIT_GET_CONFIG		_IOR(UNITIO, 0x01, struct unit_config)
#define UNIT_SET_CONFIG		_IOW(UNITIO, 0x02, struct unit_config)
#define UNIT_SWAP_CONFIG	_IOWR(UNITIO, 0x03, struct unit_config)
#define UNIT_GET_BIG		_IOR(UNITIO, 0x04, struct unit_big)
#define UNIT_SET_SPEED		_IOW(UNITIO, 0x05, int)
#define UNIT_GET_SPEED		_IOR(UNITIO, 0x06, int)
#define UNIT_MAP		_IOW(UNITIO, 0x07, struct unit_ptr)
#define UNIT_GET_LABEL		_IOR(UNITIO, 0x08, char[32])
#define UNIT_IOC_NAME(len)	_IOC(_IOC_READ, UNITIO, 0x09, len)
#define UNIT_IOC_BIT(ev, len)	_IOC(_IOC_READ, UNITIO, 0x20 + (ev), len)
#define UNIT_OLD_STYLE		0x4C00

struct unit_hidden_address {
	__u64 size;
	__u64 src_addr;
};
#define UNIT_IOC_HIDDEN	_IOW(0xAE, 20, struct unit_hidden_address)
#define UNIT_IOC_AXIS(n) _IOR(0xAE, 21 + (n), struct unit_hidden_address)
