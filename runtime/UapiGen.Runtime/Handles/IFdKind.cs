namespace UapiGen;

/// <summary>A kind of file descriptor: a handle type that can be made from a number.</summary>
/// <typeparam name="TSelf">The handle type itself.</typeparam>
public interface IFdKind<TSelf>
    where TSelf : FdHandle, IFdKind<TSelf>
{
    /// <summary>The kind's name in the facts, such as <c>kvm_vm</c>.</summary>
    static abstract string KindName { get; }

    /// <summary>How the kernel lets a file of this kind be recognised, where it does.</summary>
    static virtual FdIdentity Identity => FdIdentity.Unknown;

    /// <summary>Makes a handle. The number is not looked at.</summary>
    /// <param name="fd">The number, or -1 for a handle that is closed from the start.</param>
    /// <param name="ownsHandle">Whether disposing the handle closes the fd.</param>
    static abstract TSelf FromFd(int fd, bool ownsHandle);
}
