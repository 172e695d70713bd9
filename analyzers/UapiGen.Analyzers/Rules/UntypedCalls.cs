using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using UapiGen.Analyzers.Facts;

namespace UapiGen.Analyzers.Rules;

/// <summary>UAPI5009 for one of the runtime's general calls: a handle of a kind that the request is not made on.</summary>
internal static class UntypedCalls
{
    public static void Judge(IInvocationOperation call, FactCache facts, IoctlIndex ioctls, Findings findings)
    {
        if (!call.TargetMethod.ContainingType.IsRuntimeType("Ioctl")
            || FactCache.RequestOf(call) is not IPropertyReferenceOperation { Property: var request }
            || facts.Ioctl(call) is not { Name.Length: > 0 } ioctl
            || call.Arguments.FirstOrDefault(a => a.Parameter?.Type.IsRuntimeType("AnyFd") == true)?.Value is not IConversionOperation { Operand: { Type: INamedTypeSymbol handle } given }
            || !FdKinds.IsFdHandle(handle)
            || handle.IsAbstract
            || FdKinds.IsAny(handle))
        {
            return;
        }

        ImmutableArray<INamedTypeSymbol> subjects = [.. ioctls.Find(ioctl.Name, request.ContainingAssembly).Select(SubjectOf).OfType<INamedTypeSymbol>().Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default)];
        if (subjects.IsEmpty || subjects.Any(s => !FdKinds.IsFdHandle(s) || FdKinds.IsAny(s) || FdKinds.IsRelated(s, handle)))
        {
            return;
        }

        findings.Report(
            CallRules.WrongKind,
            given.Syntax.GetLocation(),
            ImmutableDictionary<string, string?>.Empty,
            ioctl.Name,
            string.Join(" or ", subjects.Select(s => FdKinds.NameOf(s) ?? s.Name)),
            handle.Name,
            FdKinds.NameOf(handle) ?? handle.Name,
            "");
    }

    // The handle that has the method, or the one that an extension is for.
    private static INamedTypeSymbol? SubjectOf(IMethodSymbol method) =>
        method.IsStatic ? method.Parameters.FirstOrDefault()?.Type as INamedTypeSymbol : method.ContainingType;
}
