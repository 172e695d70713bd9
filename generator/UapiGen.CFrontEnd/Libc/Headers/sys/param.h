#pragma once
#include <stddef.h>
#include <sys/types.h>
#include <limits.h>
#define NBBY 8
#define MAXPATHLEN PATH_MAX
#define howmany(x, y) (((x) + ((y) - 1)) / (y))
#define MIN(a, b) (((a) < (b)) ? (a) : (b))
#define MAX(a, b) (((a) > (b)) ? (a) : (b))
