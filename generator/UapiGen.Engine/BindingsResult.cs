using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.Engine.Model;

namespace UapiGen.Engine;

/// <summary>The generated C# of one assembly, and what there is to say about its headers.</summary>
/// <param name="Sources">One file per header that defines something that is generated, ordered by hint name.</param>
/// <param name="Diagnostics">The findings of all stages, each once, ordered by place.</param>
public sealed record BindingsResult(EquatableArray<GeneratedSource> Sources, EquatableArray<SourceDiagnostic> Diagnostics);

/// <summary>One generated file.</summary>
/// <param name="HintName">Its name, unique in the assembly without regard to case, such as <c>linux.kvm.g.cs</c>.</param>
/// <param name="Text">C# 12, lines ended by <c>\n</c>.</param>
public sealed record GeneratedSource(string HintName, string Text);
