using System;

namespace UapiGen.Engine.Facts.Overlays.Grammar;

/// <summary>Whether statements between braces belong to a statement.</summary>
internal enum Body
{
    None,
    Optional,
    Required,
}

/// <summary>One statement or clause of the overlay language: what is written, where it may stand, what it means, and the facts that it states.</summary>
/// <param name="places">Where it may stand.</param>
/// <param name="form">What is written, in the notation of <see cref="Pattern"/>.</param>
/// <param name="state">Adds its facts.</param>
internal sealed class StatementRow(Place places, string form, Action<Captured> state)
{
    private Pattern? _pattern;

    public Place Places => places;

    public string Form => form;

    /// <summary>What it means, in one or two sentences of Markdown: the reference shows it.</summary>
    public required string Meaning { get; init; }

    /// <summary>A whole statement that uses it. The tests read it.</summary>
    public required string Example { get; init; }

    /// <summary>The clauses that may follow.</summary>
    public Place Clauses { get; init; }

    /// <summary>For an argument: the clauses that may follow the statement that it is a part of.</summary>
    public Place FollowedBy { get; init; }

    public Body Body { get; init; }

    /// <summary>What is written, ready to be read.</summary>
    public Pattern Pattern => _pattern ??= new Pattern(form, FirstWords(Clauses | FollowedBy));

    public void State(Captured captured) => state(captured);

    private static FollowWords FirstWords(Place places) => places == Place.None ? FollowWords.None : new FollowWords(StatementTable.Of(places).FirstWords);
}
