#pragma once
#include <features.h>
#include <stddef.h>
