using System;

namespace UapiGen.Engine.Facts.Overlays.Grammar;

/// <summary>Where a row of the statement table may stand.</summary>
[Flags]
internal enum Place
{
    None = 0,

    /// <summary>Outside of braces.</summary>
    Top = 1,

    /// <summary>Between a record's braces.</summary>
    Member = 2,

    /// <summary>After a statement about members.</summary>
    MemberClause = 4,

    /// <summary>After a statement about an ioctl, a constant or a group.</summary>
    EntityClause = 8,

    /// <summary>After a statement about an ioctl.</summary>
    IoctlClause = 16,

    /// <summary>After the names of kinds.</summary>
    ResourceClause = 32,

    /// <summary>An ioctl's argument.</summary>
    Argument = 64,
}
