namespace UapiGen;

/// <summary>One fd to wait for, with what to wait for and what happened.</summary>
/// <param name="Fd">The file descriptor.</param>
/// <param name="Events">What to wait for; errors are waited for always.</param>
public record struct FdWait(AnyFd Fd, PollEvents Events)
{
    /// <summary>What it is ready for, after the wait.</summary>
    public PollEvents Ready { get; set; }
}
