using System;
using System.Collections.Generic;
using System.Linq;
using UapiGen.CFrontEnd.Targets;

namespace UapiGen.Engine.Facts.Overlays.Grammar;

/// <summary>What stands in a statement for a name, a number or a text: one row for each.</summary>
internal sealed class Operand
{
    private static readonly Dictionary<string, Operand> _all = new[]
    {
        Path("F"),
        Path("TAIL"),
        Path("LENGTH"),
        Path("ARRAY"),
        Path("SIZE"),
        new Operand("KIND", "a kind", OverlayTokenKind.Word, c => c.Names.Take(ReferenceKind.FdKind, "a kind"), "a kind of fd that a `resource` statement declares"),
        new Operand("OBJECT", "a kind", OverlayTokenKind.Word, c => c.Names.Take(ReferenceKind.IdKind, "a kind"), "a kind of numbered object"),
        new Operand("PARENT", "a kind", OverlayTokenKind.Word, ReadParent, "a kind of the same sort"),
        Word("NAME", "a name", "a new name, or that of a parameter"),
        Word("PREFIX", "a prefix", "the letters that names begin with"),
        Word("ERRNO", "an errno's name", "`E2BIG`, …"),
        new Operand("CAPABILITY", "a capability's or an ioctl's name", OverlayTokenKind.Word, ReadCapability, "a constant; an ioctl when a condition follows"),
        Word("TAG", "a tag", "the tag of a record, or a typedef's name"),
        Name("CONSTANT", ReferenceKind.Constant, "a constant's name", "a constant"),
        Name("IOCTL", ReferenceKind.Ioctl, "an ioctl's name", "the macro of an ioctl"),
        Name("GROUP", ReferenceKind.Group, "an enum's tag or a group's name", "a C enum or a group of constants"),
        new Operand("TYPE", "a type", OverlayTokenKind.Word, c => c.Names.TakeType(), "`struct x`, `u8`, `int`, `ulong`, a typedef"),
        new Operand("ENTITY", "a C name", OverlayTokenKind.Word, c => c.Names.TakeEntity(), "`struct x`, `enum x`, an ioctl or a constant"),
        new Operand("TARGET", "a target's name", OverlayTokenKind.Word, ReadTarget, "a target such as `x86-64`"),
        new Operand("NUMBER", "a number", OverlayTokenKind.Number, c => c.Tokens.TakeNumber(), "a number, decimal or with `0x`"),
        new Operand("VERSION", "a kernel version such as 6.12", OverlayTokenKind.Number, c => c.Tokens.TakeVersion(), "a kernel version such as `6.12`"),
        new Operand("LIMIT", "a number or a constant's name", OverlayTokenKind.Word, ReadLimit, "a number or a constant") { _alsoNumber = true },
        Quoted("HEADER", "the header's include name, quoted"),
        Quoted("NODE", "a device node's path, quoted"),
        Quoted("INODE", "the name of the anonymous inode, quoted"),
        Quoted("CSHARP", "a C# name, quoted"),
        Quoted("MEANING", "what it means, quoted"),
        Bracketed("CONDITION", "(", c => new ConditionReader(c.Tokens, c.Names, c.ConditionRecord).Read(), "a condition in brackets"),
        new Operand("MASK", "a constant or a number", OverlayTokenKind.Word, c => new ConditionReader(c.Tokens, c.Names, c.Entity).ReadConstants(), "constants joined with `|`") { _alsoNumber = true },
        Bracketed("CONSTANTS", "{", ReadConstants, "`{ A, B }`"),
        Bracketed("MEMBERS", "{", ReadMembers, "`{ A, B since 6.8, PREFIX_* }`"),
        Bracketed("PARAMETERS", "(", ReadParameters, "the parameters as C writes them, in brackets"),
        new Operand("TAGS", "a member's name", OverlayTokenKind.Word, ReadTags, "a member, or several in brackets") { _alsoBracket = true },
        Bracketed("CASES", "{", c => new TagCaseReader(c.Tokens, c.Names, c.Entity, isUnion: false).Read(), "`{ V: TYPE ; … }`"),
        Bracketed("CHOICES", "{", c => new TagCaseReader(c.Tokens, c.Names, c.Entity, isUnion: true).Read(), "`{ V: member ; … }`"),
    }.ToDictionary(o => o.Key, StringComparer.Ordinal);

    private readonly OverlayTokenKind _start;
    private readonly string _bracket = "";
    private readonly Func<Captured, object?> _read;
    private bool _alsoNumber;
    private bool _alsoBracket;

    private Operand(string key, string what, OverlayTokenKind start, Func<Captured, object?> read, string meaning, string bracket = "")
    {
        Key = key;
        What = what;
        Meaning = meaning;
        _start = start;
        _read = read;
        _bracket = bracket;
    }

    public static IEnumerable<Operand> All => _all.Values;

    /// <summary>Its name in the notation.</summary>
    public string Key { get; }

    /// <summary>What an error says is expected.</summary>
    public string What { get; }

    /// <summary>What the reference says of it; empty for quoted texts, whose errors say it.</summary>
    public string Meaning { get; }

    public static Operand Of(string key) => _all.TryGetValue(key, out Operand? operand) ? operand : throw new FormatException($"there is no operand '{key}'");

    public bool CanStart(OverlayToken token) =>
        _bracket.Length > 0 ? token.Is(_bracket) : token.Kind == _start || (_alsoNumber && token.Kind == OverlayTokenKind.Number) || (_alsoBracket && token.Is("("));

    public void Read(Captured captured)
    {
        OverlayToken first = captured.Tokens.Current;
        if (!CanStart(first))
        {
            throw captured.Tokens.Expected(What);
        }

        // What reads several things puts them in itself.
        if (_read(captured) is { } value)
        {
            captured.Add(Key, value, first.Span);
        }
    }

    private static Operand Path(string key) => new(key, "a member's name", OverlayTokenKind.Word, c => c.Names.TakePath(c.Entity), "a member, or a path such as `u.msi`");

    private static Operand Word(string key, string what, string meaning) => new(key, what, OverlayTokenKind.Word, c => c.Tokens.TakeWord(what).Value, meaning);

    private static Operand Name(string key, ReferenceKind kind, string what, string meaning) => new(key, what, OverlayTokenKind.Word, c => c.Names.Take(kind, what), meaning);

    private static Operand Quoted(string key, string what) => new(key, what, OverlayTokenKind.Text, c => c.Tokens.TakeText(what), "");

    private static Operand Bracketed(string key, string bracket, Func<Captured, object?> read, string meaning) => new(key, $"'{bracket}'", OverlayTokenKind.Punctuation, read, meaning, bracket);

    private static object? ReadParent(Captured captured)
    {
        bool isFd = captured.Reader.Statement.Facts.Exists(f => f is ResourceFact { IsFd: true });
        return captured.Names.Take(isFd ? ReferenceKind.FdKind : ReferenceKind.IdKind, "a kind");
    }

    private static object? ReadCapability(Captured captured) =>
        captured.Names.Take(captured.Tokens.Peek(1).Is("(") ? ReferenceKind.Ioctl : ReferenceKind.Constant, "a capability's or an ioctl's name");

    private static object? ReadLimit(Captured captured) =>
        captured.Tokens.Current.Kind == OverlayTokenKind.Number ? captured.Tokens.Next().Value : captured.Names.Take(ReferenceKind.Constant, "a constant's name");

    private static object? ReadTarget(Captured captured)
    {
        OverlayToken word = captured.Tokens.TakeWord("a target's name");
        // "x86-64" is a word and a number to the lexer.
        OverlayToken next = captured.Tokens.Current;
        string name = next.Kind == OverlayTokenKind.Number && next.Span.Start == word.Span.End ? word.Value + captured.Tokens.Next().Value : word.Value;
        return KnownTargets.Find(name) is not null
            ? name
            : throw new SyntaxError(word.Span, FactRules.UnknownTarget, name, NameSuggestions.Of(name, KnownTargets.All.Select(t => t.Name)));
    }

    private static object? ReadConstants(Captured captured)
    {
        captured.Tokens.TakeList(() =>
        {
            OverlayToken token = captured.Tokens.Current;
            captured.Add("CONSTANTS", captured.Names.Take(ReferenceKind.Constant, "a constant's name"), token.Span);
        });
        return null;
    }

    /// <summary>The members of a group: constants, prefixes with <c>*</c>, each with its version if it is younger than the group.</summary>
    private static object? ReadMembers(Captured captured)
    {
        captured.Tokens.TakeList(() =>
        {
            OverlayToken member = captured.Tokens.TakeWord("a constant's name or a prefix with '*'");
            string since = captured.Tokens.TryTake("since") ? captured.Tokens.TakeVersion() : "";
            captured.Reader.Statement.Members.Add(new GroupMember(member.Value, since, member.Span));
            if (since.Length > 0)
            {
                captured.Add(new SinceFact(captured.Here, member.Value, "", since));
            }
        });
        return null;
    }

    private static object? ReadParameters(Captured captured)
    {
        TokenReader tokens = captured.Tokens;
        var words = new List<string>();
        OverlayToken first = tokens.Next();
        while (!tokens.Current.Is(")") && !tokens.IsAtEnd)
        {
            OverlayToken token = tokens.Next();
            if (token.Is(","))
            {
                captured.Add("PARAMETERS", string.Join(" ", words), token.Span);
                words.Clear();
            }
            else
            {
                words.Add(token.Value);
            }
        }

        tokens.Take(")");
        if (words.Count > 0)
        {
            captured.Add("PARAMETERS", string.Join(" ", words), first.Span);
        }

        return null;
    }

    private static object? ReadTags(Captured captured)
    {
        bool areSeveral = captured.Tokens.TryTake("(");
        do
        {
            OverlayToken token = captured.Tokens.Current;
            captured.Add("TAGS", captured.Names.TakePath(captured.Entity), token.Span);
        }
        while (areSeveral && captured.Tokens.TryTake(","));
        if (areSeveral)
        {
            captured.Tokens.Take(")");
        }

        return null;
    }
}
