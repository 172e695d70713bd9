using System.IO;

namespace UapiGen;

/// <summary>A system call failed.</summary>
public class ErrnoException : IOException
{
    /// <summary>Makes an exception.</summary>
    /// <param name="operation">What failed, such as <c>open /dev/kvm</c>.</param>
    /// <param name="errno">Why.</param>
    public ErrnoException(string operation, Errno errno)
        : this(operation, errno, $"{operation}: {errno.GetName()} ({errno.GetDescription()})")
    {
    }

    /// <summary>Makes an exception with a message of its own.</summary>
    /// <param name="operation">What failed.</param>
    /// <param name="errno">Why.</param>
    /// <param name="message">The message.</param>
    protected ErrnoException(string operation, Errno errno, string message)
        : base(message, hresult: (int)errno)
    {
        Operation = operation;
        Errno = errno;
    }

    /// <summary>What failed, such as <c>open /dev/kvm</c>.</summary>
    public string Operation { get; }

    /// <summary>Why it failed.</summary>
    public Errno Errno { get; }

    /// <summary>Throws unless <paramref name="errno"/> is <see cref="Errno.None"/>.</summary>
    /// <param name="errno">What a call returned.</param>
    /// <param name="operation">What was tried.</param>
    /// <exception cref="ErrnoException">The call failed.</exception>
    public static void ThrowIfError(Errno errno, string operation)
    {
        if (errno != Errno.None)
        {
            throw new ErrnoException(operation, errno);
        }
    }
}
