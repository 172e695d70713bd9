using System.Collections.Generic;
using UapiGen.CFrontEnd.Text;

namespace UapiGen.Engine.Facts.Overlays;

/// <summary>Takes names of C things, and notes each, to be checked against the header.</summary>
internal sealed class NameReader(TokenReader tokens, List<NameReference> references)
{
    public void Refer(ReferenceKind kind, string name, SourceSpan span, string record = "") => references.Add(new NameReference(kind, name, record, span));

    public string Take(ReferenceKind kind, string what)
    {
        OverlayToken word = tokens.TakeWord(what);
        Refer(kind, word.Value, word.Span);
        return word.Value;
    }

    /// <summary>A member's path: <c>a.b.c</c>.</summary>
    public string TakePath(string record)
    {
        OverlayToken first = tokens.TakeWord("a member's name");
        string path = first.Value;
        int end = first.Span.End;
        while (tokens.Current.Is(".") && tokens.Current.Span.Start == end)
        {
            tokens.Next();
            OverlayToken part = tokens.TakeWord("a member's name");
            path += "." + part.Value;
            end = part.Span.End;
        }

        if (first.Value is not ("parent" or "subject" or "none"))
        {
            Refer(ReferenceKind.Member, path, new SourceSpan(first.Span.File, first.Span.Start, end - first.Span.Start), record);
        }

        return path;
    }

    /// <summary>Kinds joined with <c>|</c>.</summary>
    public List<string> TakeKinds(ReferenceKind kind)
    {
        var kinds = new List<string>();
        do
        {
            kinds.Add(Take(kind, "a kind"));
        }
        while (tokens.TryTake("|"));
        return kinds;
    }

    /// <summary>A C type: <c>struct x</c>, <c>u8</c>, <c>ulong</c>.</summary>
    public string TakeType()
    {
        OverlayToken word = tokens.TakeWord("a type");
        return word.Value is "struct" or "union" or "enum" ? TakeTagged(word.Value) : word.Value;
    }

    /// <summary>What has a C# name of its own: a record, an enum, a constant.</summary>
    public string TakeEntity()
    {
        OverlayToken word = tokens.TakeWord("a C name");
        if (word.Value is "struct" or "union" or "enum")
        {
            return TakeTagged(word.Value);
        }

        Refer(ReferenceKind.Constant, word.Value, word.Span);
        return word.Value;
    }

    private string TakeTagged(string keyword)
    {
        OverlayToken tag = tokens.TakeWord("a tag");
        string name = keyword + " " + tag.Value;
        Refer(keyword == "enum" ? ReferenceKind.Enum : ReferenceKind.Record, name, tag.Span);
        return name;
    }
}
