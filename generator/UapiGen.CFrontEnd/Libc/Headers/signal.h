#pragma once
#include <features.h>
#include <linux/signal.h>
