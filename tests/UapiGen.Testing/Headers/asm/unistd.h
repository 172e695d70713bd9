/* The table of 64-bit architectures that began late: arm64 and riscv64. */
#if !defined(__aarch64__) && !(defined(__riscv) && __riscv_xlen == 64)
#error "This architecture numbers its system calls itself: install its linux-libc-dev-*-cross."
#endif
#define __ARCH_WANT_NEW_STAT
#define __ARCH_WANT_SET_GET_RLIMIT
#define __ARCH_WANT_SYS_CLONE3
#define __ARCH_WANT_MEMFD_SECRET
#ifdef __aarch64__
#define __ARCH_WANT_RENAMEAT
#endif
#include <asm-generic/unistd.h>
