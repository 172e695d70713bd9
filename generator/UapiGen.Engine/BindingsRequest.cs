using System.Collections.Immutable;
using UapiGen.CFrontEnd.Preprocessing;
using UapiGen.CFrontEnd.Targets;
using UapiGen.CFrontEnd.Text;
using UapiGen.Engine.Lint;

namespace UapiGen.Engine;

/// <summary>What one assembly asks for: headers, for which targets, and what surrounds them.</summary>
public sealed record BindingsRequest
{
    /// <summary>The headers that the project names, in its order; the order never shows in what is generated.</summary>
    public required ImmutableArray<RequestedHeader> Headers { get; init; }

    /// <summary>The targets that the assembly serves, each with the headers it sees. At least one.</summary>
    public required ImmutableArray<TargetHeaders> Targets { get; init; }

    /// <summary>Overlay files (<c>*.uapi</c>), shipped ones first: a later one adds to or overrides an earlier one, statement by statement.</summary>
    public ImmutableArray<SourceFile> Overlays { get; init; } = [];

    /// <summary>Headers whose types a referenced assembly offers already, from its <c>UapiBindingsAttribute</c>s.</summary>
    public ImmutableArray<ReusedHeader> Reused { get; init; } = [];

    /// <summary>Whether the header-side rules judge stock system headers, whose ABI is frozen, too.</summary>
    public bool LintsSystemHeaders { get; init; }

    /// <summary>Files of findings of the header-side rules that are accepted.</summary>
    public ImmutableArray<SourceFile> LintBaselines { get; init; } = [];

    /// <summary>Whether generated types are public, for a library of bindings, or internal.</summary>
    public BindingsVisibility Visibility { get; init; } = BindingsVisibility.Internal;
}

/// <summary>One target and how its headers are found.</summary>
public sealed record TargetHeaders(Target Target, IHeaderProvider Headers);

/// <summary>One header that the project names, with the options of its item.</summary>
public sealed record RequestedHeader
{
    /// <summary>The name by which the header is included, such as <c>linux/kvm.h</c>.</summary>
    public required string IncludeName { get; init; }

    /// <summary>
    /// The file for each of the request's targets, in their order. One entry alone serves all targets; an entry that is null says that the target has
    /// no such header.
    /// </summary>
    public required ImmutableArray<FoundHeader?> Files { get; init; }

    /// <summary>The C# namespace of what the header itself defines; null: made from its name.</summary>
    public string? Namespace { get; init; }

    public NamingStyle Naming { get; init; } = NamingStyle.DotNet;

    /// <summary>C names (<c>*</c> matches any run of characters) to generate, with all that they reach; empty: everything.</summary>
    public ImmutableArray<string> Only { get; init; } = [];

    /// <summary>C names (<c>*</c> as above) to leave out, unless something that is generated needs them.</summary>
    public ImmutableArray<string> Exclude { get; init; } = [];

    public DocumentationLevel Docs { get; init; } = DocumentationLevel.Full;

    /// <summary>Whether the header-side rules speak of it.</summary>
    public LintMode Lint { get; init; }

    /// <summary>Severities of header-side rules that differ from their own, by the rules' ids.</summary>
    public ImmutableDictionary<string, LintSeverity> LintSeverities { get; init; } = ImmutableDictionary<string, LintSeverity>.Empty;

    /// <summary>Macros defined before the header, as a compiler's <c>-D</c> takes them.</summary>
    public ImmutableArray<string> Defines { get; init; } = [];

    /// <summary>Headers read before this one, by include name.</summary>
    public ImmutableArray<string> IncludeBefore { get; init; } = [];
}

/// <summary>A header whose types come from a referenced assembly.</summary>
/// <param name="Header">The header, as it is included.</param>
/// <param name="Namespace">The C# namespace that holds its types.</param>
/// <param name="Targets">The names of the targets that the assembly's layouts hold for; empty: not said.</param>
public sealed record ReusedHeader(string Header, string Namespace, ImmutableArray<string> Targets);

public enum BindingsVisibility
{
    Internal,
    Public,
}

/// <summary>How C names become C# names.</summary>
public enum NamingStyle
{
    /// <summary>Idiomatic .NET names: <c>struct kvm_regs</c> is <c>KvmRegs</c>.</summary>
    DotNet,

    /// <summary>The C names as they are.</summary>
    C,
}

/// <summary>How much of a header's comments becomes XML documentation.</summary>
public enum DocumentationLevel
{
    None,

    /// <summary>Summaries alone.</summary>
    Summary,

    /// <summary>Summaries, remarks and the C declaration.</summary>
    Full,
}
