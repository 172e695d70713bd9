namespace UapiGen;

/// <summary>How the kernel lets a kind of file be recognised.</summary>
public enum FdIdentityKind
{
    /// <summary>Not at all.</summary>
    Unknown,

    /// <summary>By the name of its anonymous inode, as <c>/proc/self/fd</c> shows it.</summary>
    AnonymousInode,

    /// <summary>By its device number, which is that of a device node.</summary>
    Device,

    /// <summary>By being a socket.</summary>
    Socket,

    /// <summary>By being a regular file, block device or directory.</summary>
    File,

    /// <summary>By being a file that lives in memory only, as <c>memfd_create</c> makes it.</summary>
    MemoryFile,
}

/// <summary>How the kernel lets a kind of file be recognised, with the name that it then has.</summary>
public readonly record struct FdIdentity
{
    private FdIdentity(FdIdentityKind kind, string name)
    {
        Kind = kind;
        Name = name;
    }

    /// <summary>The kernel offers nothing to go by.</summary>
    public static FdIdentity Unknown => default;

    /// <summary>A socket of any family.</summary>
    public static FdIdentity Socket => new(FdIdentityKind.Socket, "");

    /// <summary>A regular file, a directory or a block device.</summary>
    public static FdIdentity File => new(FdIdentityKind.File, "");

    /// <summary>A file that lives in memory only, as <c>memfd_create</c> makes it.</summary>
    public static FdIdentity MemoryFile => new(FdIdentityKind.MemoryFile, "");

    /// <summary>What to go by.</summary>
    public FdIdentityKind Kind { get; }

    /// <summary>The name of the anonymous inode, or the path (or pattern) of the device node; else empty.</summary>
    public string Name { get => field ?? ""; }

    /// <summary>An anonymous inode.</summary>
    /// <param name="name">What <c>/proc/self/fd</c> shows after <c>anon_inode:</c>, such as <c>kvm-vm</c> or <c>[eventfd]</c>; a <c>*</c> stands for any text.</param>
    public static FdIdentity AnonymousInode(string name) => new(FdIdentityKind.AnonymousInode, name);

    /// <summary>A character or block device.</summary>
    /// <param name="path">The device node, such as <c>/dev/kvm</c>; may be a pattern such as <c>/dev/gpiochip*</c>.</param>
    public static FdIdentity Device(string path) => new(FdIdentityKind.Device, path);
}
