/* Two architectures divide a request's bits otherwise. */
#if defined(__powerpc__) || defined(__mips__)
#define _IOC_SIZEBITS 13
#define _IOC_DIRBITS 3
#define _IOC_NONE 1U
#define _IOC_READ 2U
#define _IOC_WRITE 4U
#endif
#include <asm-generic/ioctl.h>
