using System.Collections.Generic;
using System.Linq;
using UapiGen.Engine.Facts.Overlays.Grammar;

namespace UapiGen.Engine.Facts.Overlays;

/// <summary>Reads one statement by its row of the table, with the clauses that follow it.</summary>
/// <param name="overlay">What the statement is a part of.</param>
/// <param name="tokens">Where it is read from.</param>
/// <param name="source">Whose statement it is.</param>
internal sealed class StatementReader(ParsedOverlay overlay, TokenReader tokens, FactSource source)
{
    public ParsedOverlay Overlay => overlay;

    public TokenReader Tokens => tokens;

    public FactSource Source => source;

    /// <summary>The include name of the header that the statements describe.</summary>
    public string Home { get; set; } = "";

    public ParsedStatement Statement { get; private set; } = new(default);

    public NameReader Names { get; private set; } = new(tokens, []);

    /// <summary>Reads a statement, up to its braces if it has some.</summary>
    /// <param name="statement">Takes its facts.</param>
    /// <param name="record">The record between whose braces it stands; empty for a statement outside of braces.</param>
    /// <returns>Its row, and what was written.</returns>
    public (StatementRow Row, Captured Captured) Read(ParsedStatement statement, string record)
    {
        Statement = statement;
        Names = new NameReader(tokens, statement.References);
        StatementIndex index = StatementTable.Of(record.Length > 0 ? Place.Member : Place.Top);
        OverlayToken word = tokens.Current.Kind == OverlayTokenKind.Word ? tokens.Current : throw tokens.Expected("a statement");
        StatementRow row = Find(index) ?? throw new SyntaxError(word.Span, FactRules.UnknownStatement, word.Value, NameSuggestions.Of(word.Value, index.Words));
        var captured = new Captured(this, null, record);
        Read(row, captured, []);
        ReadClauses(row, captured);
        return (row, captured);
    }

    private void ReadClauses(StatementRow row, Captured statement)
    {
        if (row.Clauses == Place.None)
        {
            return;
        }

        StatementIndex index = StatementTable.Of(row.Clauses);
        while (!tokens.IsAtSeparator)
        {
            if (Find(index) is not { } clause)
            {
                if (tokens.Previous.Is("}"))
                {
                    return;
                }

                throw tokens.Expected(Pattern.OneOf(index.Words.Select(w => $"'{w}'").Append("the end of the statement")));
            }

            bool isAboutGroup = statement.Group.Length > 0 && (clause.Places & Place.EntityClause) != Place.None;
            Read(clause, new Captured(this, statement, isAboutGroup ? statement.Group : statement.Entity), isAboutGroup ? [] : statement.Paths);
        }
    }

    private static void Read(StatementRow row, Captured captured, List<string> paths)
    {
        row.Pattern.Read(captured);
        captured.Paths = captured.Has("F") ? [.. captured.List("F")] : paths;
        row.State(captured);
    }

    private StatementRow? Find(StatementIndex index)
    {
        OverlayToken first = tokens.Current;
        if (index.Find(first, tokens.Peek(1)) is { } row)
        {
            return row;
        }

        if (index.FirstWords.Contains(first.Value))
        {
            tokens.Next();
            throw tokens.Expected(Pattern.OneOf(index.SecondWords(first.Value).Select(w => $"'{w}'")));
        }

        return null;
    }
}
