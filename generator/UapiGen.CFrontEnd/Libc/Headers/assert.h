#pragma once
#include <features.h>
#undef static_assert
#define static_assert _Static_assert
#undef assert
#define assert(condition) ((void)0)
