#pragma once
#include <features.h>
#include <stddef.h>
#include <stdarg.h>
typedef struct _IO_FILE FILE;
typedef long off_t;
typedef __PTRDIFF_TYPE__ ssize_t;
#define EOF (-1)
#define SEEK_SET 0
#define SEEK_CUR 1
#define SEEK_END 2
