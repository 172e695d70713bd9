#pragma once
#include <features.h>
#include <sys/types.h>
#include <linux/if_ether.h>
