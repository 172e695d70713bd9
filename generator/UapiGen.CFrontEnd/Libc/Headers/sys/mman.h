#pragma once
#include <features.h>
#include <stddef.h>
#include <linux/mman.h>
#define MAP_FAILED ((void *)-1)
