#pragma once
#include <features.h>
#include <asm/ioctls.h>
