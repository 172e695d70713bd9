// Compiles a project with its generated code, loads it and runs it, without leaving the test's process.

using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Emit;
using Xunit;

namespace UapiGen.Testing.Generators;

/// <summary>A loaded assembly; unloads when disposed.</summary>
public sealed class CompiledBindings : IDisposable
{
    private readonly AssemblyLoadContext _context = new("bindings under test", isCollectible: true);

    private CompiledBindings(Stream image) => Assembly = _context.LoadFromStream(image);

    public Assembly Assembly { get; }

    /// <summary>Generates, compiles and loads; what does not compile fails the test with the compiler's words.</summary>
    public static CompiledBindings Load(HeaderSet headers, params string[] sources) => Load(new GeneratorHost(headers, sources).Run());

    public static CompiledBindings Load(GeneratorRun run)
    {
        Assert.Empty(run.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString()));
        using var image = new MemoryStream();
        EmitResult result = run.Compilation.Emit(image);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(20)));
        image.Position = 0;
        return new CompiledBindings(image);
    }

    /// <summary>The type of that full name; fails the test with the names that there are.</summary>
    public Type Type(string fullName)
    {
        Type? type = Assembly.GetType(fullName);
        Assert.True(type is not null, $"There is no '{fullName}', only: {string.Join(", ", Assembly.GetTypes().Select(t => t.FullName))}");
        return type!;
    }

    /// <summary>Calls a static method without parameters.</summary>
    public object? Call(string type, string method)
    {
        MethodInfo? found = Type(type).GetMethod(method, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic);
        Assert.True(found is not null, $"'{type}' has no static method '{method}'.");
        try
        {
            return found!.Invoke(null, null);
        }
        catch (TargetInvocationException e) when (e.InnerException is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(e.InnerException);
            throw;
        }
    }

    public void Dispose() => _context.Unload();
}
