#pragma once
#include <features.h>
#include <stddef.h>
#include <endian.h>
#include <sys/select.h>
typedef unsigned char u_char;
typedef unsigned short u_short;
typedef unsigned int u_int;
typedef unsigned long u_long;
typedef unsigned short ushort;
typedef unsigned int uint;
typedef unsigned long ulong;
typedef long off_t;
typedef __INT64_TYPE__ loff_t;
typedef __PTRDIFF_TYPE__ ssize_t;
typedef int pid_t;
typedef unsigned int id_t;
typedef unsigned int uid_t;
typedef unsigned int gid_t;
typedef unsigned int mode_t;
typedef unsigned long ino_t;
typedef __UINT64_TYPE__ dev_t;
#if defined(__aarch64__) || (defined(__riscv) && __SIZEOF_LONG__ == 8) || __SIZEOF_LONG__ == 4
typedef unsigned int nlink_t;
#else
typedef unsigned long nlink_t;
#endif
typedef int key_t;
typedef int clockid_t;
typedef void *timer_t;
typedef char *caddr_t;
typedef unsigned int useconds_t;
typedef __INT8_TYPE__ int8_t;
typedef __INT16_TYPE__ int16_t;
typedef __INT32_TYPE__ int32_t;
typedef __INT64_TYPE__ int64_t;
typedef __UINT8_TYPE__ u_int8_t;
typedef __UINT16_TYPE__ u_int16_t;
typedef __UINT32_TYPE__ u_int32_t;
typedef __UINT64_TYPE__ u_int64_t;
