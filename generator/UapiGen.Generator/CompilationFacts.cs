// What the generator asks of a compilation, in a record that no edit of C# changes: nothing of the compilation is kept.

using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.Engine;
using UapiGen.Engine.Model;

namespace UapiGen.Generator;

/// <param name="Problem">Why no code can be generated for this compilation; null: it can.</param>
/// <param name="Reused">The headers that referenced assemblies offer.</param>
internal sealed record CompilationFacts(SourceDiagnostic? Problem, EquatableArray<ReusableHeader> Reused)
{
    private const string RuntimeMarker = "UapiGen.Metadata.UapiSchemaAttribute";
    private const string BindingsAttribute = "UapiBindingsAttribute";
    private const string BindingsNamespace = "UapiGen.Metadata";

    /// <summary>The least C# that generated code is accepted by.</summary>
    private const LanguageVersion Floor = LanguageVersion.CSharp12;

    public static CompilationFacts Of(Compilation compilation, CancellationToken cancellationToken)
    {
        if (compilation is CSharpCompilation { LanguageVersion: < Floor } old)
        {
            return new(new SourceDiagnostic(GeneratorRules.LanguageTooOld, default, old.LanguageVersion.ToDisplayString()), default);
        }

        if (compilation.GetTypeByMetadataName(RuntimeMarker) is not { } marker)
        {
            return new(new SourceDiagnostic(GeneratorRules.NoRuntime, default), default);
        }

        return new(null, FindReusable(compilation, marker.ContainingAssembly.Identity.Name, cancellationToken));
    }

    /// <summary>Asks only assemblies that use the runtime: a framework's hundreds of references are not looked into at each edit.</summary>
    private static ImmutableArray<ReusableHeader> FindReusable(Compilation compilation, string runtime, CancellationToken cancellationToken)
    {
        ImmutableArray<ReusableHeader>.Builder found = ImmutableArray.CreateBuilder<ReusableHeader>();
        foreach (IAssemblySymbol assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (assembly.Modules.Any(module => module.ReferencedAssemblies.Any(reference => reference.Name == runtime)))
            {
                found.AddRange(assembly.GetAttributes().Select(Read).OfType<ReusableHeader>());
            }
        }

        found.Sort((a, b) => string.CompareOrdinal(a.Header + "\n" + a.Namespace, b.Header + "\n" + b.Namespace));
        return found.ToImmutable();
    }

    private static ReusableHeader? Read(AttributeData attribute)
    {
        bool isBindings = attribute.AttributeClass is { Name: BindingsAttribute } type && type.ContainingNamespace.ToDisplayString() == BindingsNamespace;
        if (!isBindings
            || attribute.ConstructorArguments.Length != 2
            || attribute.ConstructorArguments[0].Value is not string header
            || attribute.ConstructorArguments[1].Value is not string ns)
        {
            return null;
        }

        object? targets = attribute.NamedArguments.FirstOrDefault(argument => argument.Key == "Targets").Value.Value;
        return new ReusableHeader(header, ns, targets as string ?? "");
    }
}

/// <summary>A <see cref="ReusedHeader"/> with value equality.</summary>
/// <param name="Header">The header, as it is included.</param>
/// <param name="Namespace">The C# namespace that holds its types.</param>
/// <param name="Targets">Joined with <c>|</c>.</param>
internal sealed record ReusableHeader(string Header, string Namespace, string Targets)
{
    public ReusedHeader ToEngine() => new(Header, Namespace, [.. Targets.Split(['|'], StringSplitOptions.RemoveEmptyEntries)]);
}
