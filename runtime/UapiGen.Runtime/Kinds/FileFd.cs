using UapiGen.Metadata;

namespace UapiGen;

/// <summary>A regular file, a directory or a block device.</summary>
[CName("file")]
public sealed class FileFd : FdHandle, IFdKind<FileFd>
{
    private FileFd(int fd, bool ownsHandle)
        : base(fd, ownsHandle, "file")
    {
    }

    static string IFdKind<FileFd>.KindName => "file";

    static FdIdentity IFdKind<FileFd>.Identity => FdIdentity.File;

    static FileFd IFdKind<FileFd>.FromFd(int fd, bool ownsHandle) => new(fd, ownsHandle);
}
