using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.Engine.Lint;
using UapiGen.Tool.Listing;

namespace UapiGen.Tool.Judges;

/// <summary>Writes what we say of a header as C: a static assertion for everything that is constant in C, an object for each bit-field, whose place is not.</summary>
internal sealed class AssertionFile
{
    private AssertionFile(IReadOnlyList<Assertion> assertions, IReadOnlyList<BitFieldObject> bitFields)
    {
        Assertions = assertions;
        BitFields = bitFields;
    }

    public IReadOnlyList<Assertion> Assertions { get; }

    public IReadOnlyList<BitFieldObject> BitFields { get; }

    public static AssertionFile For(IEnumerable<RecordDeclaration> records, HeaderListing listing)
    {
        var assertions = new List<Assertion>();
        var bitFields = new List<BitFieldObject>();
        foreach (RecordDeclaration record in records)
        {
            assertions.Add(Assertion.Of($"sizeof({record.CName}) == {Number(record.Size)}", record.CName, $"size {Number(record.Size)}"));
            assertions.Add(Assertion.Of($"_Alignof({record.CName}) == {record.Alignment}", record.CName, $"align {record.Alignment}"));
            foreach (Member member in MemberPaths.Of(record))
            {
                Add(record, member, assertions, bitFields);
            }
        }

        foreach (ConstantListing constant in listing.Constants)
        {
            string value = constant.Value.ToString(CultureInfo.InvariantCulture);
            assertions.Add(Assertion.Of($"(unsigned long long)({constant.Name}) == {value}ULL", constant.Name, value));
        }

        foreach (StringListing text in listing.Strings)
        {
            assertions.Add(Assertion.Of($"sizeof({text.Name}) == {text.Bytes.Length + 1}", text.Name, $"{text.Bytes.Length} characters"));
        }

        return new AssertionFile(assertions, bitFields);
    }

    /// <summary>One assertion a line, so that the compiler's line tells which failed.</summary>
    public static string Text(IEnumerable<Assertion> assertions) => Lines(assertions.Select(assertion => assertion.Line));

    public string BitFieldText() => Lines(BitFields.Select(field => field.Line));

    private static string Lines(IEnumerable<string> lines)
    {
        var text = new StringBuilder();
        foreach (string line in lines)
        {
            text.Append(line).Append('\n');
        }

        return text.ToString();
    }

    private static void Add(RecordDeclaration record, Member member, List<Assertion> assertions, List<BitFieldObject> bitFields)
    {
        string name = $"{record.CName}.{member.Path}";
        if (member.Field.BitWidth is { } width)
        {
            string symbol = $"__uapigen_b{bitFields.Count}";
            bitFields.Add(new BitFieldObject(symbol, $"const {record.CName} {symbol} = {{ .{member.Designator} = -1 }};", name, member.BitOffset, width));
            return;
        }

        string offset = Number(member.BitOffset / 8);
        assertions.Add(Assertion.Of($"__builtin_offsetof({record.CName}, {member.Designator}) == {offset}", name, $"offset {offset}"));
        if (member.Field.Type.IsComplete)
        {
            string size = Number(member.Field.Type.Size);
            assertions.Add(Assertion.Of($"sizeof((({record.CName} *)0)->{member.Designator}) == {size}", name, $"size {size}"));
        }
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}

/// <param name="Line">The assertion in C.</param>
/// <param name="Name">What it is about.</param>
/// <param name="Ours">What we say of it.</param>
internal sealed record Assertion(string Line, string Name, string Ours)
{
    public static Assertion Of(string condition, string name, string ours) => new($"_Static_assert({condition}, \"{name}\");", name, ours);
}

/// <summary>An object whose only bits that are set are those of one bit-field.</summary>
/// <param name="BitOffset">Where we say that the bit-field is, from the record's start in memory order.</param>
internal sealed record BitFieldObject(string Symbol, string Line, string Name, long BitOffset, int Width);
