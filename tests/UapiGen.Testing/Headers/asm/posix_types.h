/* Old ids are short on arm64. */
#ifdef __aarch64__
#define __kernel_old_uid_t __kernel_old_uid_t
typedef unsigned short __kernel_old_uid_t;
typedef unsigned short __kernel_old_gid_t;
#endif
#include <asm-generic/posix_types.h>
