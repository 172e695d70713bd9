// What one reference of the compilation is to bindings. References are asked one by one and not through the compilation's symbols: those make the
// compiler look into every assembly before it has to, and would be asked for again at each edit of C#.

using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using UapiGen.Engine.Model;

namespace UapiGen.Generator.References;

/// <summary>An assembly that bindings have to do with.</summary>
/// <param name="IsRuntime">Whether it is the runtime, without which nothing generated compiles.</param>
/// <param name="Headers">The headers whose types it offers for reuse.</param>
internal sealed record ReferencedAssembly(bool IsRuntime, EquatableArray<ReusableHeader> Headers)
{
    internal const string Runtime = "UapiGen.Runtime";
    internal const string BindingsAttribute = "UapiBindingsAttribute";
    internal const string BindingsNamespace = "UapiGen.Metadata";
    internal const string TargetsProperty = "Targets";

    /// <summary>Null: an assembly that has nothing to do with bindings, or one that can't be read, which the compiler itself reports.</summary>
    public static ReferencedAssembly? Read(MetadataReference reference, CancellationToken cancellationToken)
    {
        try
        {
            return reference switch
            {
                CompilationReference project => Read(project.Compilation, cancellationToken),
                PortableExecutableReference file when file.GetMetadata() is AssemblyMetadata assembly =>
                    AssemblyFile.Read(assembly.GetModules()[0].GetMetadataReader()),
                _ => null,
            };
        }
        catch (Exception e) when (e is IOException or BadImageFormatException)
        {
            return null;
        }
    }

    /// <summary>A project of the same solution, in an IDE.</summary>
    private static ReferencedAssembly? Read(Compilation compilation, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (compilation.AssemblyName == Runtime)
        {
            return new ReferencedAssembly(true, default);
        }

        return compilation.ReferencedAssemblyNames.Any(name => name.Name == Runtime)
            ? new ReferencedAssembly(false, compilation.Assembly.GetAttributes().Select(Read).OfType<ReusableHeader>().ToImmutableArray())
            : null;
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

        object? targets = attribute.NamedArguments.FirstOrDefault(argument => argument.Key == TargetsProperty).Value.Value;
        return new ReusableHeader(header, ns, targets as string ?? "");
    }
}
