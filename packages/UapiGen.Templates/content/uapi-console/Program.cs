using Linux.Random;

// /dev/random, opened as the kind of fd that it is: only its own ioctls are methods of it.
using RandomFd random = RandomFd.Open();

// RNDGETENTCNT, an _IOR ioctl: it returns what the kernel writes, and throws with the errno and its meaning when the call fails.
int bits = random.Rndgetentcnt();
Console.WriteLine($"The kernel's pool holds {bits} bits of entropy.");
