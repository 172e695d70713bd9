using System;
using System.Runtime.InteropServices;

namespace UapiGen;

/// <summary>One ioctl as a transport sees it.</summary>
public readonly ref struct IoctlCall
{
    internal IoctlCall(int fd, string kindName, IoctlRequest request, nuint value, Span<byte> argument, bool hasArgument)
    {
        Fd = fd;
        KindName = kindName;
        Request = request;
        Value = value;
        Argument = argument;
        HasArgument = hasArgument;
    }

    /// <summary>The number of the fd.</summary>
    public int Fd { get; }

    /// <summary>The kind of fd, such as <c>kvm_vm</c>.</summary>
    public string KindName { get; }

    /// <summary>The request.</summary>
    public IoctlRequest Request { get; }

    /// <summary>The argument of a call that passes a value; the address of one that passes memory.</summary>
    public nuint Value { get; }

    /// <summary>Whether the call passes memory that <see cref="Argument"/> shows.</summary>
    public bool HasArgument { get; }

    /// <summary>The memory that the call passes.</summary>
    /// <remarks>It must not be written for a request that only reads it.</remarks>
    public Span<byte> Argument { get; }

    /// <summary>The argument as a struct.</summary>
    /// <typeparam name="T">The struct.</typeparam>
    /// <exception cref="ArgumentException">The call passes less memory than the struct has.</exception>
    public ref T ArgumentAs<T>()
        where T : unmanaged
    {
        if (Argument.Length < System.Runtime.CompilerServices.Unsafe.SizeOf<T>())
        {
            throw new ArgumentException($"The argument of {Request.Name} is {Argument.Length} bytes, which is too small for {typeof(T).Name}.");
        }

        return ref MemoryMarshal.AsRef<T>(Argument);
    }
}
