#pragma once
#include <features.h>
#include <stdint.h>
#include <sys/socket.h>
#include <linux/in.h>
#include <linux/in6.h>
typedef uint16_t in_port_t;
typedef uint32_t in_addr_t;
