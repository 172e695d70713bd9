#pragma once
#include <features.h>
#include <linux/fcntl.h>
