namespace UapiGen;

/// <summary>What a call does when a signal interrupts it (<c>EINTR</c>).</summary>
public enum EintrPolicy
{
    /// <summary>Decided by the request number: one that only reads from the kernel (<c>_IOR</c>) is made again, any other returns <c>EINTR</c>.</summary>
    Automatic,

    /// <summary>Made again: for requests that, when interrupted, have done nothing.</summary>
    Retry,

    /// <summary><c>EINTR</c> is returned: for requests that people interrupt on purpose, such as <c>KVM_RUN</c>, and those that may have done part of their work.</summary>
    Return,
}
