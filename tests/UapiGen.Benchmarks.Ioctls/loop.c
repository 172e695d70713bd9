/* The same call in C through glibc, for tests/UapiGen.Benchmarks. */
#include <sys/ioctl.h>

long uapigen_loop(int fd, unsigned long request, void *argument, int count)
{
	long sum = 0;

	for (int i = 0; i < count; i++)
		sum += ioctl(fd, request, argument);
	return sum;
}
