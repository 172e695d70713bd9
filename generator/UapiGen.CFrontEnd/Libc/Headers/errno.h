#pragma once
#include <features.h>
#include <linux/errno.h>
