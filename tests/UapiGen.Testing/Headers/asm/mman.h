/* Beyond the common ones, protections of memory that no test asks for. */
#include <asm-generic/mman.h>
