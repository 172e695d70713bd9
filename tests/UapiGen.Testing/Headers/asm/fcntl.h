/* arm and arm64 have four flags elsewhere. */
#if defined(__aarch64__) || defined(__arm__)
#define O_DIRECTORY 040000
#define O_NOFOLLOW 0100000
#define O_DIRECT 0200000
#define O_LARGEFILE 0400000
#endif
#include <asm-generic/fcntl.h>
