#pragma once
#include <features.h>
#include <stddef.h>
typedef unsigned int wint_t;
#define WCHAR_MIN __WCHAR_MIN__
#define WCHAR_MAX __WCHAR_MAX__
#define WEOF (0xffffffffu)
