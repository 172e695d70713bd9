using System.Linq;
using System.Text;

namespace UapiGen.Engine.Facts.Overlays.Grammar;

/// <summary>The overlay language as a page of Markdown, written from the statement table: the reference of <c>docs/facts.md</c>, and <c>uapigen facts --grammar</c>.</summary>
public static class OverlayGrammar
{
    private static readonly (string Heading, Place Place)[] _sections =
    [
        ("Statements", Place.Top),
        ("Clauses of `resource`", Place.ResourceClause),
        ("The argument of an `ioctl`", Place.Argument),
        ("Clauses of `ioctl`, of constants and of groups", Place.IoctlClause | Place.EntityClause),
        ("Statements between a record's braces", Place.Member),
        ("Clauses of statements about members", Place.MemberClause),
    ];

    /// <summary>The tables of all statements, clauses and operands.</summary>
    public static string Markdown { get; } = Write();

    private static string Write()
    {
        var text = new StringBuilder();
        foreach ((string heading, Place place) in _sections)
        {
            text.Append($"### {heading}\n\n| statement | meaning | example |\n|---|---|---|\n");
            foreach (StatementRow row in StatementTable.All.Where(r => (r.Places & place) != Place.None))
            {
                string body = row.Body switch { Body.Required => " { … }", Body.Optional => " [{ … }]", _ => "" };
                text.Append($"| {Code(PatternText.Shown(row.Form) + body)} | {row.Meaning.Replace("|", "\\|")} | {Code(row.Example)} |\n");
            }

            text.Append('\n');
        }

        text.Append("### Operands\n\n| operand | what stands there |\n|---|---|\n");
        foreach (Operand operand in Operand.All)
        {
            bool isQuoted = operand.Meaning.Length == 0;
            string meaning = isQuoted ? operand.What : operand.Meaning;
            text.Append($"| {Code(isQuoted ? "\"" + operand.Key + "\"" : operand.Key)} | {char.ToUpperInvariant(meaning[0])}{meaning.Substring(1).Replace("|", "\\|")}. |\n");
        }

        return text.ToString();
    }

    private static string Code(string text) => "`" + text.Replace("|", "\\|") + "`";
}
