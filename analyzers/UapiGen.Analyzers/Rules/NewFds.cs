using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using UapiGen.Analyzers.Facts;

namespace UapiGen.Analyzers.Rules;

/// <summary>Calls that make a new fd, and the runtime's calls that only use one.</summary>
internal static class NewFds
{
    // Factories of the runtime that make or take over an fd; the others give one that somebody else owns.
    private static readonly ImmutableHashSet<string> s_factories = ["Open", "Adopt", "Duplicate", "DuplicateAs", "FromResult"];

    /// <summary>Whether what the call returns is a handle that its caller owns.</summary>
    public static bool IsHandle(IOperation operation, FactCache facts)
    {
        if (operation is not IInvocationOperation { TargetMethod: var method } call || !FdKinds.IsFdHandle(method.ReturnType))
        {
            return false;
        }

        if (facts.Ioctl(call) is { } ioctl)
        {
            return ioctl.ReturnsFd;
        }

        return method.IsStatic && (SymbolEqualityComparer.Default.Equals(method.ContainingType, method.ReturnType)
            || (method.ContainingType.IsRuntimeType("Fd") && s_factories.Contains(method.Name)));
    }

    /// <summary>Whether the call returns the number of a new fd, which nothing owns yet.</summary>
    public static bool IsNumber(IOperation operation, FactCache facts) =>
        operation is IInvocationOperation { TargetMethod.ReturnType.SpecialType: SpecialType.System_Int32 } call && facts.Ioctl(call) is { ReturnsFd: true };

    /// <summary>Whether an argument receives what <see cref="IsHandle"/> or <see cref="IsNumber"/> is about.</summary>
    public static bool IsOut(IArgumentOperation argument, FactCache facts) =>
        argument is { Parameter: { RefKind: RefKind.Out } parameter, Parent: IInvocationOperation call }
        && (FdKinds.IsFdHandle(parameter.Type)
            || (parameter is { Name: "result", Type.SpecialType: SpecialType.System_Int32 } && call.TargetMethod.ContainingType.IsRuntimeType("Ioctl")))
        && (facts.Ioctl(call) is { ReturnsFd: true } || (call.TargetMethod is { Name: "TryOpen" } && facts.Ioctl(call) is null && IsRuntimeOrHandle(call.TargetMethod.ContainingType)));

    /// <summary>Whether a call certainly leaves the ownership of the handles that it is given as it is.</summary>
    public static bool OnlyUses(IInvocationOperation call, FactCache facts)
    {
        IMethodSymbol method = call.TargetMethod;
        if (facts.Ioctl(method) is not null)
        {
            return true;
        }

        return IsRuntimeOrHandle(method.ContainingType)
            ? method.Name is not ("Dispose" or "Close" or "SetHandleAsInvalid" or "DangerousAddRef" or "DangerousRelease") && !FdKinds.IsFdHandle(method.ReturnType)
            : method.ContainingType?.SpecialType == SpecialType.System_Object || IsWriting(method);
    }

    // What makes text of its arguments.
    private static bool IsWriting(IMethodSymbol method) =>
        method.ContainingType is { Name: "Console" or "Debug" or "Trace", ContainingNamespace: { } space } && space.ToString() is "System" or "System.Diagnostics";

    private static bool IsRuntimeOrHandle(INamedTypeSymbol? type) =>
        type is not null && (FdKinds.IsFdHandle(type) || type.IsRuntimeType("FdHandle") || type.IsRuntimeType("Fd") || type.IsRuntimeType("Ioctl")
            || type is { Name: "SafeHandle", ContainingNamespace.Name: "InteropServices" });
}
