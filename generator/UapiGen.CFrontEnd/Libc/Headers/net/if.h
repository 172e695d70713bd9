#pragma once
#include <features.h>
#include <sys/socket.h>
#include <linux/if.h>
