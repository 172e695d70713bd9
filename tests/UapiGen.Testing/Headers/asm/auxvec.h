/* As on every architecture that has no such header of its own. */
#include <asm-generic/auxvec.h>
