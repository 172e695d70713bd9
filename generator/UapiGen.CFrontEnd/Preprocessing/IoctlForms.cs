using System;
using System.Collections.Generic;
using UapiGen.CFrontEnd.Lexing;

namespace UapiGen.CFrontEnd.Preprocessing;

/// <summary>The macros of <c>asm/ioctl.h</c> that make ioctl numbers.</summary>
internal static class IoctlForms
{
    public static readonly Symbol None = Symbol.WellKnown("_IO");
    public static readonly Symbol Read = Symbol.WellKnown("_IOR");
    public static readonly Symbol Write = Symbol.WellKnown("_IOW");
    public static readonly Symbol ReadWrite = Symbol.WellKnown("_IOWR");
    public static readonly Symbol Raw = Symbol.WellKnown("_IOC");

    public static readonly HashSet<Symbol> All = [None, Read, Write, ReadWrite, Raw];

    /// <summary>Whether a name is one of them.</summary>
    public static bool Is(Symbol name) =>
        ReferenceEquals(name, None) || ReferenceEquals(name, Read) || ReferenceEquals(name, Write) || ReferenceEquals(name, ReadWrite) || ReferenceEquals(name, Raw);

    public static bool IsUsedIn(ReadOnlySpan<Token> tokens)
    {
        foreach (ref readonly Token token in tokens)
        {
            if (token.Kind == TokenKind.Identifier && Is(token.Symbol))
            {
                return true;
            }
        }

        return false;
    }
}
