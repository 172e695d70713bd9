using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace UapiGen.Engine.Facts.Overlays;

/// <summary>The statements about kinds: what they are, which system calls make them, what memory they map.</summary>
internal sealed partial class OverlayParser
{
    /// <summary><c>resource fd A, B [&lt; PARENT] [open "…"] [inode "…"] [= runtime] [external] [home "…"] [name "…"]</c>, <c>resource id A : TYPE</c></summary>
    private void ReadResource()
    {
        OverlayToken sort = TakeWord("'fd' or 'id'");
        if (sort.Value is not ("fd" or "id"))
        {
            throw new SyntaxError(sort.Span, FactRules.Syntax, "'fd' or 'id'", Shown(sort));
        }

        bool isFd = sort.Value == "fd";
        var kinds = new List<string> { TakeWord("a kind").Value };
        while (TryTake(","))
        {
            kinds.Add(TakeWord("a kind").Value);
        }

        var pattern = new ResourceFact(Here, "") { IsFd = isFd, Home = _home };
        while (!IsAtSeparator)
        {
            OverlayToken clause = Next();
            switch (clause.Value)
            {
                case "open":
                    pattern = pattern with { Open = TakeText("a device node's path, quoted") };
                    break;
                case "inode":
                    pattern = pattern with { Inode = TakeText("the name of the anonymous inode, quoted") };
                    break;
                case "=":
                    Take("runtime");
                    pattern = pattern with { IsRuntime = true, Home = "" };
                    break;
                case "external":
                    pattern = pattern with { IsExternal = true };
                    break;
                case "home":
                    pattern = pattern with { IsExternal = true, Home = TakeText("the include name of the header that has the kind, quoted") };
                    break;
                case "<":
                    pattern = pattern with { Parent = TakeName(isFd ? ReferenceKind.FdKind : ReferenceKind.IdKind, "a kind") };
                    break;
                case ":":
                    pattern = pattern with { UnderlyingType = TakeType() };
                    break;
                case "name":
                    string name = TakeText("a C# name, quoted");
                    _statement.Facts.AddRange(kinds.Select(k => new NameFact(Here, sort.Value + " " + k, "", name)));
                    break;
                default:
                    throw new SyntaxError(clause.Span, FactRules.Syntax, "'open', 'inode', '=', 'external', 'home', '<', ':' or 'name'", Shown(clause));
            }
        }

        _statement.Facts.AddRange(kinds.Select(k => pattern with { Kind = k }));
    }

    /// <summary><c>syscall NAME(TYPE NAME, …) -> fd KIND [{ STATEMENTS }]</c>; true when it has a block, whose statements are about the parameters.</summary>
    private bool ReadSyscall(ParsedOverlay overlay)
    {
        string name = TakeWord("a system call's name").Value;
        var parameters = ImmutableArray.CreateBuilder<string>();
        Take("(");
        string parameter = "";
        while (!Current.Is(")") && Current.Kind != OverlayTokenKind.End)
        {
            OverlayToken token = Next();
            if (token.Is(","))
            {
                parameters.Add(parameter);
                parameter = "";
            }
            else
            {
                parameter += parameter.Length > 0 ? " " + token.Value : token.Value;
            }
        }

        Take(")");
        if (parameter.Length > 0)
        {
            parameters.Add(parameter);
        }

        Take("->");
        Take("fd");
        foreach (string kind in TakeKinds(ReferenceKind.FdKind))
        {
            _statement.Facts.Add(new SyscallFact(Here, name, parameters.ToImmutable(), kind));
        }

        if (!Current.Is("{"))
        {
            return false;
        }

        ParsedStatement call = _statement;
        Complete(call, _tokens[_position - 1].Span.End);
        overlay.Statements.Add(call);
        ReadBody(overlay, name, call);
        return true;
    }

    /// <summary><c>mmap KIND struct S [at OFFSET] [size IOCTL]</c></summary>
    private void ReadMmap()
    {
        string kind = TakeName(ReferenceKind.FdKind, "a kind");
        var fact = new MmapFact(Here, kind, TakeType());
        if (TryTake("at"))
        {
            fact = fact with { Offset = TakeNumber() };
        }

        if (TryTake("size"))
        {
            fact = fact with { SizeIoctl = TakeName(ReferenceKind.Ioctl, "an ioctl's name") };
        }

        _statement.Facts.Add(fact);
    }
}
