#pragma once
#include <features.h>
#include <linux/poll.h>
typedef unsigned long nfds_t;
