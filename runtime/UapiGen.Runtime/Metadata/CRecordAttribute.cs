using System;

namespace UapiGen.Metadata;

/// <summary>Names the C struct or union that a C# struct stands for, with the size and alignment that the C compiler gives it.</summary>
/// <remarks>
/// Generated on every generated struct. On a hand-written struct (with <see cref="Mirror"/> set) it is a claim that the analyzers check
/// against the header.
/// </remarks>
/// <param name="name">The C name, such as <c>struct kvm_regs</c>.</param>
[AttributeUsage(AttributeTargets.Struct)]
public sealed class CRecordAttribute(string name) : Attribute
{
    /// <summary>The C name, such as <c>struct kvm_regs</c>.</summary>
    public string Name { get; } = name;

    /// <summary>The header that defines it, as it is included, such as <c>linux/kvm.h</c>.</summary>
    public string Header { get; init; } = "";

    /// <summary>The size in bytes.</summary>
    public int Size { get; init; }

    /// <summary>The alignment in bytes.</summary>
    public int Alignment { get; init; }

    /// <summary>Whether the struct is hand-written and claims to have the C layout.</summary>
    public bool Mirror { get; init; }
}
