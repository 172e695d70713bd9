#pragma once
#include <features.h>
