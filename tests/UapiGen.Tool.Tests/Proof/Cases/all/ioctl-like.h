/* Numbers made as ioctl macros make them, with nothing but this file. */
#define IOC(dir, type, nr, size) (((dir) << 30) | ((type) << 8) | ((nr) << 0) | ((size) << 16))
#define IOC_CHECK(t) ((sizeof(t) == sizeof(t[1]) && sizeof(t) < (1 << 14)) ? sizeof(t) : invalid_size)
extern unsigned int invalid_size;
#define IO(type, nr) IOC(0U, (type), (nr), 0)
#define IOR(type, nr, size) IOC(2U, (type), (nr), (IOC_CHECK(size)))
#define IOW(type, nr, size) IOC(1U, (type), (nr), (sizeof(size)))
#define IOWR(type, nr, size) IOC(2U | 1U, (type), (nr), (IOC_CHECK(size)))
struct argument { char a; long b; void *c; };
enum commands { COMMAND_BASE = 0x40, COMMAND_GET = COMMAND_BASE, COMMAND_SET, COMMAND_LAST };
#define BASE 'x'
#define CALL_NONE IO(BASE, 1)
#define CALL_READ IOR(BASE, COMMAND_GET, struct argument)
#define CALL_WRITE IOW('x', COMMAND_SET + 1, unsigned long)
#define CALL_BOTH IOWR(0xAE, 0x20 + 3, int[2])
#define CALL_POINTER IOW(BASE, 4, struct argument *)
#define CALL_TYPEDEF IOR(BASE, 5, argument_t)
#define CALL_LENGTH(length) IOC(2U, BASE, 6, length)
#define CALL_OF_LENGTH CALL_LENGTH(100)
#define CALL_UNKNOWN IOR(BASE, 7, struct never_defined)
typedef struct argument argument_t;
