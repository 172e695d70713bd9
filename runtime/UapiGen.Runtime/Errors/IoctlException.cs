namespace UapiGen;

/// <summary>An ioctl failed.</summary>
public sealed class IoctlException : ErrnoException
{
    /// <summary>Makes an exception.</summary>
    /// <param name="request">The request.</param>
    /// <param name="fdKind">The kind of fd that it was made on.</param>
    /// <param name="errno">Why it failed.</param>
    public IoctlException(in IoctlRequest request, string fdKind, Errno errno)
        : base(request.Name, errno, Describe(request, fdKind, errno))
    {
        RequestCode = request.Code;
        FdKind = fdKind;
        Explanation = request.Explain(errno);
    }

    /// <summary>The C name of the request, such as <c>KVM_CREATE_VCPU</c>.</summary>
    public string RequestName => Operation;

    /// <summary>The number of the request.</summary>
    public uint RequestCode { get; }

    /// <summary>The kind of fd that the request was made on, such as <c>kvm_vm</c>.</summary>
    public string FdKind { get; }

    /// <summary>What the header says of this error of this request; <see langword="null"/> when it says nothing.</summary>
    public string? Explanation { get; }

    private static string Describe(in IoctlRequest request, string fdKind, Errno errno)
    {
        string words = request.Explain(errno) ?? errno.GetDescription();
        return $"{request.Name} on {fdKind}: {errno.GetName()} ({words})";
    }
}
