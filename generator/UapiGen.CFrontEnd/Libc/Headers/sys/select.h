#pragma once
#include <features.h>
typedef long time_t;
typedef long suseconds_t;
#ifndef __timeval_defined
#define __timeval_defined 1
struct timeval {
	time_t tv_sec;
	suseconds_t tv_usec;
};
#endif
#ifndef _STRUCT_TIMESPEC
#define _STRUCT_TIMESPEC 1
struct timespec {
	time_t tv_sec;
	long tv_nsec;
};
#endif
typedef struct {
	long fds_bits[1024 / (8 * sizeof(long))];
} fd_set;
