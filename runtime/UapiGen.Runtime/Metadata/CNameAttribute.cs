using System;

namespace UapiGen.Metadata;

/// <summary>The C name of an enum, enumerator, constant, ioctl method or handle type.</summary>
/// <param name="name">The C name.</param>
[AttributeUsage(AttributeTargets.All)]
public sealed class CNameAttribute(string name) : Attribute
{
    /// <summary>The C name.</summary>
    public string Name { get; } = name;

    /// <summary>The header that defines it, as it is included.</summary>
    public string Header { get; init; } = "";
}
