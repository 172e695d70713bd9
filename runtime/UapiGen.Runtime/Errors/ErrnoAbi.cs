using System.Collections.Generic;

namespace UapiGen;

/// <summary>How an architecture numbers errors.</summary>
internal sealed class ErrnoAbi
{
    /// <summary>The numbering of <c>asm-generic/errno.h</c>.</summary>
    public static readonly ErrnoAbi Generic = new([]);

    /// <summary>powerpc: generic, but <c>EDEADLOCK</c> has a number of its own.</summary>
    public static readonly ErrnoAbi PowerPc = new([(58, Errno.EDEADLK)]);

    /// <summary>The numbering of <c>arch/mips/include/uapi/asm/errno.h</c>.</summary>
    public static readonly ErrnoAbi Mips = new(
    [
        (35, Errno.ENOMSG), (36, Errno.EIDRM), (37, Errno.ECHRNG), (38, Errno.EL2NSYNC), (39, Errno.EL3HLT), (40, Errno.EL3RST),
        (41, Errno.ELNRNG), (42, Errno.EUNATCH), (43, Errno.ENOCSI), (44, Errno.EL2HLT), (45, Errno.EDEADLK), (46, Errno.ENOLCK),
        (50, Errno.EBADE), (51, Errno.EBADR), (52, Errno.EXFULL), (53, Errno.ENOANO), (54, Errno.EBADRQC), (55, Errno.EBADSLT),
        (56, Errno.EDEADLK), (74, Errno.EMULTIHOP), (77, Errno.EBADMSG), (78, Errno.ENAMETOOLONG), (79, Errno.EOVERFLOW), (80, Errno.ENOTUNIQ),
        (81, Errno.EBADFD), (82, Errno.EREMCHG), (83, Errno.ELIBACC), (84, Errno.ELIBBAD), (85, Errno.ELIBSCN), (86, Errno.ELIBMAX),
        (87, Errno.ELIBEXEC), (88, Errno.EILSEQ), (89, Errno.ENOSYS), (90, Errno.ELOOP), (91, Errno.ERESTART), (92, Errno.ESTRPIPE),
        (93, Errno.ENOTEMPTY), (94, Errno.EUSERS), (95, Errno.ENOTSOCK), (96, Errno.EDESTADDRREQ), (97, Errno.EMSGSIZE),
        (98, Errno.EPROTOTYPE), (99, Errno.ENOPROTOOPT), (120, Errno.EPROTONOSUPPORT), (121, Errno.ESOCKTNOSUPPORT),
        (122, Errno.EOPNOTSUPP), (123, Errno.EPFNOSUPPORT), (124, Errno.EAFNOSUPPORT), (125, Errno.EADDRINUSE),
        (126, Errno.EADDRNOTAVAIL), (127, Errno.ENETDOWN), (128, Errno.ENETUNREACH), (129, Errno.ENETRESET),
        (130, Errno.ECONNABORTED), (131, Errno.ECONNRESET), (132, Errno.ENOBUFS), (133, Errno.EISCONN), (134, Errno.ENOTCONN),
        (135, Errno.EUCLEAN), (137, Errno.ENOTNAM), (138, Errno.ENAVAIL), (139, Errno.EISNAM), (140, Errno.EREMOTEIO),
        (143, Errno.ESHUTDOWN), (144, Errno.ETOOMANYREFS), (145, Errno.ETIMEDOUT), (146, Errno.ECONNREFUSED), (147, Errno.EHOSTDOWN),
        (148, Errno.EHOSTUNREACH), (149, Errno.EALREADY), (150, Errno.EINPROGRESS), (151, Errno.ESTALE), (158, Errno.ECANCELED),
        (159, Errno.ENOMEDIUM), (160, Errno.EMEDIUMTYPE), (161, Errno.ENOKEY), (162, Errno.EKEYEXPIRED), (163, Errno.EKEYREVOKED),
        (164, Errno.EKEYREJECTED), (165, Errno.EOWNERDEAD), (166, Errno.ENOTRECOVERABLE), (167, Errno.ERFKILL), (168, Errno.EHWPOISON),
        (1133, Errno.EDQUOT),
    ]);

    private readonly Dictionary<int, Errno> _exceptions = [];

    private ErrnoAbi((int Native, Errno Errno)[] exceptions)
    {
        foreach ((int native, Errno errno) in exceptions)
        {
            _exceptions.Add(native, errno);
        }
    }

    /// <summary>The error that a number stands for on the running machine. All that .NET runs on but one number errors alike.</summary>
    public static Errno FromNativeHere(int native) =>
        UapiTarget.Current == UapiArchitectures.Ppc64le ? PowerPc.FromNative(native) : (Errno)native;

    /// <summary>The error that a native number stands for; a number without a meaning is given as it is.</summary>
    public Errno FromNative(int native) =>
        _exceptions.Count != 0 && _exceptions.TryGetValue(native, out Errno errno) ? errno : (Errno)native;
}
