#pragma once
#include <features.h>
#include <stddef.h>
typedef __PTRDIFF_TYPE__ ssize_t;
typedef unsigned int gid_t;
typedef unsigned int uid_t;
typedef long off_t;
typedef unsigned int useconds_t;
typedef int pid_t;
typedef __INTPTR_TYPE__ intptr_t;
typedef unsigned int socklen_t;
#define STDIN_FILENO 0
#define STDOUT_FILENO 1
#define STDERR_FILENO 2
