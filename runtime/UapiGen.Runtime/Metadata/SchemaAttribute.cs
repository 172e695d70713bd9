using System;

namespace UapiGen.Metadata;

/// <summary>On an assembly with generated bindings: the version of the facts' encoding, so that an analyzer can tell what it can read.</summary>
/// <param name="version">The schema's version; this runtime's generator writes 2.</param>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class UapiSchemaAttribute(int version) : Attribute
{
    /// <summary>The schema's version.</summary>
    public int Version { get; } = version;
}

/// <summary>On an assembly with public bindings: one header whose types it offers for reuse by referencing projects.</summary>
/// <param name="header">The header, as it is included.</param>
/// <param name="ns">The C# namespace that holds its types.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class UapiBindingsAttribute(string header, string ns) : Attribute
{
    /// <summary>The header, as it is included.</summary>
    public string Header { get; } = header;

    /// <summary>The C# namespace that holds its types.</summary>
    public string Namespace { get; } = ns;

    /// <summary>The targets that the layouts hold for, joined with <c>|</c>, such as <c>x86-64|arm64</c>.</summary>
    public string Targets { get; init; } = "";
}
