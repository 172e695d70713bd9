#include <linux/types.h>

struct node {
	struct node *next;
	const char *name;
	void *opaque;
	__u32 *counts;
	int (*callback)(int);
	struct unknown *handle;
	struct other *other;
};

struct other {
	struct node *owner;
	struct leaf *leaf;
};

struct leaf {
	__be32 network;
	__le16 little;
	__be64 wide[2];
};
