#include <linux/types.h>

struct table {
	__u32 words[4];
	__u64 matrix[2][3];
	char name[16];
	unsigned char raw[16];
	char lines[2][8];
	struct { __u32 key, value; } pairs[3];
	__u16 tail[];
};
