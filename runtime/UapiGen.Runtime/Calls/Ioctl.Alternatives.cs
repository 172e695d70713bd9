using System;

namespace UapiGen;

/// <summary>Refuses what a union must not hold in a safe call.</summary>
public static unsafe partial class Ioctl
{
    /// <summary>Throws: the alternative of a union that the argument's members choose may hold an address, or nobody has described it. For generated methods.</summary>
    /// <param name="request">The request.</param>
    /// <param name="alternative">The C path of the alternative, or of the union.</param>
    /// <exception cref="InvalidOperationException">Always.</exception>
    public static void RefuseAlternative(in IoctlRequest request, string alternative) => throw new InvalidOperationException(
        $"The argument of {request.Name} chooses {alternative}, which may hold an address. Choose another alternative, or use the method whose name begins with Dangerous.");
}
