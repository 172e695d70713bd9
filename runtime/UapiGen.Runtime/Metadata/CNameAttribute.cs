using System;

namespace UapiGen.Metadata;

/// <summary>The C name of an enum, enumerator, constant or ioctl method; on a handle type, the name of its kind of fd.</summary>
/// <remarks>Every handle type carries it, the runtime's own (<c>eventfd</c>, <c>file</c>) too: the analyzers tell kinds by it.</remarks>
/// <param name="name">The C name.</param>
[AttributeUsage(AttributeTargets.All)]
public sealed class CNameAttribute(string name) : Attribute
{
    /// <summary>The C name.</summary>
    public string Name { get; } = name;

    /// <summary>The header that defines it, as it is included.</summary>
    public string Header { get; init; } = "";
}
