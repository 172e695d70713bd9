#pragma once
#include <sys/types.h>
#include <linux/if_ether.h>
struct ether_addr {
	u_int8_t ether_addr_octet[6];
} __attribute__((packed));
struct ether_header {
	u_int8_t ether_dhost[6];
	u_int8_t ether_shost[6];
	u_int16_t ether_type;
} __attribute__((packed));
