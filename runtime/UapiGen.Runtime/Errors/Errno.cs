namespace UapiGen;

/// <summary>Why a system call failed: Linux's error numbers under their C names.</summary>
/// <remarks>
/// The values are those of <c>asm-generic/errno.h</c>, which every architecture that .NET runs on uses. Where an architecture numbers
/// errors differently (mips), the runtime translates at the system call, so that <c>Errno.ETIMEDOUT</c> means the same everywhere.
/// </remarks>
public enum Errno
{
    /// <summary>No error.</summary>
    None = 0,

    /// <summary>The operation is not permitted to this process.</summary>
    EPERM = 1,

    /// <summary>There is no such file, directory or object.</summary>
    ENOENT = 2,

    /// <summary>There is no such process.</summary>
    ESRCH = 3,

    /// <summary>A signal interrupted the call before it had done anything.</summary>
    EINTR = 4,

    /// <summary>The device or its bus failed to transfer data.</summary>
    EIO = 5,

    /// <summary>There is no such device or address.</summary>
    ENXIO = 6,

    /// <summary>The arguments are too long, or a struct is larger than this kernel knows and its tail is not zero.</summary>
    E2BIG = 7,

    /// <summary>The file is not in an executable format.</summary>
    ENOEXEC = 8,

    /// <summary>A file descriptor is not open, or not of the kind or access mode that is needed.</summary>
    EBADF = 9,

    /// <summary>There are no child processes to wait for.</summary>
    ECHILD = 10,

    /// <summary>Nothing is available right now; try again later.</summary>
    EAGAIN = 11,

    /// <summary>There is not enough memory.</summary>
    ENOMEM = 12,

    /// <summary>Permission denied.</summary>
    EACCES = 13,

    /// <summary>An address lies outside the memory that the process may use.</summary>
    EFAULT = 14,

    /// <summary>A block device is needed.</summary>
    ENOTBLK = 15,

    /// <summary>The device or resource is in use.</summary>
    EBUSY = 16,

    /// <summary>It exists already.</summary>
    EEXIST = 17,

    /// <summary>The two files are on different file systems.</summary>
    EXDEV = 18,

    /// <summary>There is no such device, or it does not support the operation.</summary>
    ENODEV = 19,

    /// <summary>A component of the path is not a directory.</summary>
    ENOTDIR = 20,

    /// <summary>It is a directory.</summary>
    EISDIR = 21,

    /// <summary>An argument is not valid.</summary>
    EINVAL = 22,

    /// <summary>Too many files are open in the system.</summary>
    ENFILE = 23,

    /// <summary>Too many files are open in the process.</summary>
    EMFILE = 24,

    /// <summary>This kind of file does not support the request.</summary>
    ENOTTY = 25,

    /// <summary>The program file is in use.</summary>
    ETXTBSY = 26,

    /// <summary>The file would grow too large.</summary>
    EFBIG = 27,

    /// <summary>No space is left.</summary>
    ENOSPC = 28,

    /// <summary>The file can't seek.</summary>
    ESPIPE = 29,

    /// <summary>The file system is read-only.</summary>
    EROFS = 30,

    /// <summary>There are too many links.</summary>
    EMLINK = 31,

    /// <summary>The other end is closed.</summary>
    EPIPE = 32,

    /// <summary>An argument is outside the domain of the function.</summary>
    EDOM = 33,

    /// <summary>The result does not fit.</summary>
    ERANGE = 34,

    /// <summary>Waiting would cause a deadlock.</summary>
    EDEADLK = 35,

    /// <summary>A name is too long.</summary>
    ENAMETOOLONG = 36,

    /// <summary>No more locks are available.</summary>
    ENOLCK = 37,

    /// <summary>This kernel does not implement the function.</summary>
    ENOSYS = 38,

    /// <summary>The directory is not empty.</summary>
    ENOTEMPTY = 39,

    /// <summary>There are too many symbolic links in the path.</summary>
    ELOOP = 40,

    /// <summary>There is no message of the desired type.</summary>
    ENOMSG = 42,

    /// <summary>The identifier was removed.</summary>
    EIDRM = 43,

    /// <summary>The channel number is out of range.</summary>
    ECHRNG = 44,

    /// <summary>Level 2 is not synchronised.</summary>
    EL2NSYNC = 45,

    /// <summary>Level 3 is halted.</summary>
    EL3HLT = 46,

    /// <summary>Level 3 was reset.</summary>
    EL3RST = 47,

    /// <summary>The link number is out of range.</summary>
    ELNRNG = 48,

    /// <summary>No protocol driver is attached.</summary>
    EUNATCH = 49,

    /// <summary>There is no CSI structure available.</summary>
    ENOCSI = 50,

    /// <summary>Level 2 is halted.</summary>
    EL2HLT = 51,

    /// <summary>The exchange is not valid.</summary>
    EBADE = 52,

    /// <summary>The request descriptor is not valid.</summary>
    EBADR = 53,

    /// <summary>The exchange is full.</summary>
    EXFULL = 54,

    /// <summary>There is no anode.</summary>
    ENOANO = 55,

    /// <summary>The request code is not valid.</summary>
    EBADRQC = 56,

    /// <summary>The slot is not valid.</summary>
    EBADSLT = 57,

    /// <summary>The font file has a bad format.</summary>
    EBFONT = 59,

    /// <summary>The device is not a stream.</summary>
    ENOSTR = 60,

    /// <summary>There is no data.</summary>
    ENODATA = 61,

    /// <summary>The timer expired.</summary>
    ETIME = 62,

    /// <summary>Stream resources are used up.</summary>
    ENOSR = 63,

    /// <summary>The machine is not on the network.</summary>
    ENONET = 64,

    /// <summary>The package is not installed.</summary>
    ENOPKG = 65,

    /// <summary>The object is remote.</summary>
    EREMOTE = 66,

    /// <summary>The link was severed.</summary>
    ENOLINK = 67,

    /// <summary>Advertise failed.</summary>
    EADV = 68,

    /// <summary>Srmount failed.</summary>
    ESRMNT = 69,

    /// <summary>Communication failed while sending.</summary>
    ECOMM = 70,

    /// <summary>The protocol was violated.</summary>
    EPROTO = 71,

    /// <summary>A multihop was attempted.</summary>
    EMULTIHOP = 72,

    /// <summary>A remote file system reported its own error.</summary>
    EDOTDOT = 73,

    /// <summary>The message is damaged.</summary>
    EBADMSG = 74,

    /// <summary>A value is too large for its type.</summary>
    EOVERFLOW = 75,

    /// <summary>The name is not unique on the network.</summary>
    ENOTUNIQ = 76,

    /// <summary>The file descriptor is in a bad state.</summary>
    EBADFD = 77,

    /// <summary>The remote address changed.</summary>
    EREMCHG = 78,

    /// <summary>A shared library can't be accessed.</summary>
    ELIBACC = 79,

    /// <summary>A shared library is damaged.</summary>
    ELIBBAD = 80,

    /// <summary>The library section of the program is damaged.</summary>
    ELIBSCN = 81,

    /// <summary>Too many shared libraries are linked.</summary>
    ELIBMAX = 82,

    /// <summary>A shared library can't be executed directly.</summary>
    ELIBEXEC = 83,

    /// <summary>A byte sequence is not valid.</summary>
    EILSEQ = 84,

    /// <summary>The interrupted call should be restarted.</summary>
    ERESTART = 85,

    /// <summary>A streams pipe failed.</summary>
    ESTRPIPE = 86,

    /// <summary>There are too many users.</summary>
    EUSERS = 87,

    /// <summary>It is not a socket.</summary>
    ENOTSOCK = 88,

    /// <summary>A destination address is needed.</summary>
    EDESTADDRREQ = 89,

    /// <summary>The message is too long.</summary>
    EMSGSIZE = 90,

    /// <summary>The protocol is of the wrong type for the socket.</summary>
    EPROTOTYPE = 91,

    /// <summary>The protocol option is not available.</summary>
    ENOPROTOOPT = 92,

    /// <summary>The protocol is not supported.</summary>
    EPROTONOSUPPORT = 93,

    /// <summary>The socket type is not supported.</summary>
    ESOCKTNOSUPPORT = 94,

    /// <summary>The operation, or a flag or type given to it, is not supported.</summary>
    EOPNOTSUPP = 95,

    /// <summary>The protocol family is not supported.</summary>
    EPFNOSUPPORT = 96,

    /// <summary>The address family is not supported.</summary>
    EAFNOSUPPORT = 97,

    /// <summary>The address is in use.</summary>
    EADDRINUSE = 98,

    /// <summary>The address is not available.</summary>
    EADDRNOTAVAIL = 99,

    /// <summary>The network is down.</summary>
    ENETDOWN = 100,

    /// <summary>The network can't be reached.</summary>
    ENETUNREACH = 101,

    /// <summary>The network dropped the connection.</summary>
    ENETRESET = 102,

    /// <summary>The connection was aborted.</summary>
    ECONNABORTED = 103,

    /// <summary>The other side reset the connection.</summary>
    ECONNRESET = 104,

    /// <summary>No buffer space is available.</summary>
    ENOBUFS = 105,

    /// <summary>The socket is connected.</summary>
    EISCONN = 106,

    /// <summary>The socket is not connected.</summary>
    ENOTCONN = 107,

    /// <summary>The socket or device was shut down.</summary>
    ESHUTDOWN = 108,

    /// <summary>There are too many references.</summary>
    ETOOMANYREFS = 109,

    /// <summary>The time is over.</summary>
    ETIMEDOUT = 110,

    /// <summary>The connection was refused.</summary>
    ECONNREFUSED = 111,

    /// <summary>The host is down.</summary>
    EHOSTDOWN = 112,

    /// <summary>The host can't be reached.</summary>
    EHOSTUNREACH = 113,

    /// <summary>The operation is already under way.</summary>
    EALREADY = 114,

    /// <summary>The operation is now in progress.</summary>
    EINPROGRESS = 115,

    /// <summary>The handle is stale.</summary>
    ESTALE = 116,

    /// <summary>The structure needs cleaning.</summary>
    EUCLEAN = 117,

    /// <summary>It is not a named type file.</summary>
    ENOTNAM = 118,

    /// <summary>There are no semaphores available.</summary>
    ENAVAIL = 119,

    /// <summary>It is a named type file.</summary>
    EISNAM = 120,

    /// <summary>The remote side failed to transfer data.</summary>
    EREMOTEIO = 121,

    /// <summary>The quota is used up.</summary>
    EDQUOT = 122,

    /// <summary>There is no medium.</summary>
    ENOMEDIUM = 123,

    /// <summary>The medium is of the wrong type.</summary>
    EMEDIUMTYPE = 124,

    /// <summary>The operation was cancelled.</summary>
    ECANCELED = 125,

    /// <summary>The needed key is not available.</summary>
    ENOKEY = 126,

    /// <summary>The key expired.</summary>
    EKEYEXPIRED = 127,

    /// <summary>The key was revoked.</summary>
    EKEYREVOKED = 128,

    /// <summary>The service rejected the key.</summary>
    EKEYREJECTED = 129,

    /// <summary>The owner died.</summary>
    EOWNERDEAD = 130,

    /// <summary>The state can't be recovered.</summary>
    ENOTRECOVERABLE = 131,

    /// <summary>A radio kill switch is on.</summary>
    ERFKILL = 132,

    /// <summary>The memory page has a hardware error.</summary>
    EHWPOISON = 133,

    /// <summary>The driver does not support the operation (a kernel-internal number that some drivers let through).</summary>
    ENOTSUPP = 524,

    /// <summary>The C name for <see cref="EAGAIN"/> on files that can't block.</summary>
    EWOULDBLOCK = EAGAIN,

    /// <summary>Another C name for <see cref="EDEADLK"/>.</summary>
    EDEADLOCK = EDEADLK,
}
