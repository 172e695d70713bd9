// The parts of a pattern, one record each: what each can begin with, and how it is read.

using System;
using System.Collections.Generic;
using System.Linq;

namespace UapiGen.Engine.Facts.Overlays.Grammar;

/// <summary>One part of what is written.</summary>
internal abstract record PatternNode
{
    /// <summary>The fixed words of which one stands here; empty when it is not fixed.</summary>
    public virtual List<string> FixedWords => [];

    /// <summary>Whether nothing at all may stand here.</summary>
    public virtual bool IsNullable => false;

    /// <summary>What an error says is expected here.</summary>
    public abstract IEnumerable<string> Expected { get; }

    /// <summary>Whether it can begin with the token.</summary>
    /// <param name="token">The token.</param>
    /// <param name="follow">Words that go on after this part: a name that may be left out is none of them.</param>
    public abstract bool CanStart(OverlayToken token, FollowWords follow);

    /// <summary>The words that it can begin with, for the part before it.</summary>
    public abstract void AddFirstWords(HashSet<string> words);

    public abstract void Read(Captured captured, FollowWords follow);
}

/// <summary>A word or punctuation that stands for itself.</summary>
internal sealed record LiteralNode(string Text) : PatternNode
{
    public override List<string> FixedWords => [Text];

    public override IEnumerable<string> Expected => [$"'{Text}'"];

    public override bool CanStart(OverlayToken token, FollowWords follow) => token.Is(Text);

    public override void AddFirstWords(HashSet<string> words) => words.Add(Text);

    public override void Read(Captured captured, FollowWords follow)
    {
        OverlayToken token = captured.Tokens.Current;
        captured.Tokens.Take(Text);
        captured.Add(Text, Text, token.Span);
    }
}

/// <summary>A name, number or text that the statement is about.</summary>
internal sealed record OperandNode(Operand Operand) : PatternNode
{
    public override IEnumerable<string> Expected => [Operand.What];

    public override bool CanStart(OverlayToken token, FollowWords follow) =>
        Operand.CanStart(token) && !(token.Kind == OverlayTokenKind.Word && follow.Contains(token.Value));

    public override void AddFirstWords(HashSet<string> words)
    {
    }

    public override void Read(Captured captured, FollowWords follow) => Operand.Read(captured);
}

/// <summary>Several of an operand, separated.</summary>
internal sealed record ListNode(Operand Operand, string Separator) : PatternNode
{
    public override IEnumerable<string> Expected => [Operand.What];

    public override bool CanStart(OverlayToken token, FollowWords follow) => new OperandNode(Operand).CanStart(token, follow);

    public override void AddFirstWords(HashSet<string> words)
    {
    }

    public override void Read(Captured captured, FollowWords follow)
    {
        do
        {
            Operand.Read(captured);
        }
        while (captured.Tokens.TryTake(Separator));
    }
}

/// <summary>Parts one after the other.</summary>
internal sealed record SequenceNode(List<PatternNode> Parts) : PatternNode
{
    private readonly Tuple<HashSet<string>, bool>?[] _rests = new Tuple<HashSet<string>, bool>?[Parts.Count];

    public override List<string> FixedWords => Parts.Count == 1 ? Parts[0].FixedWords : [];

    public override bool IsNullable => Parts.All(p => p.IsNullable);

    public override IEnumerable<string> Expected => ExpectedFrom(0);

    public override bool CanStart(OverlayToken token, FollowWords follow)
    {
        foreach (PatternNode part in Parts)
        {
            if (part.CanStart(token, follow))
            {
                return true;
            }

            if (!part.IsNullable)
            {
                return false;
            }
        }

        return false;
    }

    public override void AddFirstWords(HashSet<string> words)
    {
        foreach (PatternNode part in Parts)
        {
            part.AddFirstWords(words);
            if (!part.IsNullable)
            {
                return;
            }
        }
    }

    public override void Read(Captured captured, FollowWords follow)
    {
        int possible = 0;
        for (int i = 0; i < Parts.Count; i++)
        {
            FollowWords after = FollowOf(i, follow);
            if (Parts[i].CanStart(captured.Tokens.Current, Parts[i].IsNullable ? after : FollowWords.None))
            {
                Parts[i].Read(captured, after);
                possible = i + 1;
            }
            else if (!Parts[i].IsNullable)
            {
                throw captured.Tokens.Expected(Pattern.OneOf(ExpectedFrom(possible)));
            }
        }
    }

    private IEnumerable<string> ExpectedFrom(int index)
    {
        for (int i = index; i < Parts.Count; i++)
        {
            foreach (string expected in Parts[i].Expected)
            {
                yield return expected;
            }

            if (!Parts[i].IsNullable)
            {
                yield break;
            }
        }
    }

    /// <summary>What can go on after a part: the first words of the parts behind it and, if all of them may be left out, of what follows the sequence.</summary>
    private FollowWords FollowOf(int index, FollowWords follow)
    {
        if (index + 1 == Parts.Count)
        {
            return follow;
        }

        (HashSet<string> words, bool isNullable) = _rests[index] ??= RestAfter(index);
        return new FollowWords(words, isNullable ? follow : null);
    }

    private Tuple<HashSet<string>, bool> RestAfter(int index)
    {
        var rest = new SequenceNode(Parts.GetRange(index + 1, Parts.Count - index - 1));
        var words = new HashSet<string>(StringComparer.Ordinal);
        rest.AddFirstWords(words);
        return Tuple.Create(words, rest.IsNullable);
    }
}

/// <summary>One of several.</summary>
internal sealed record ChoiceNode(List<SequenceNode> Alternatives) : PatternNode
{
    public override List<string> FixedWords => Alternatives.TrueForAll(a => a.FixedWords.Count > 0) ? Alternatives.ConvertAll(a => a.FixedWords[0]) : [];

    public override IEnumerable<string> Expected => Alternatives.SelectMany(a => a.Expected);

    public override bool CanStart(OverlayToken token, FollowWords follow) => Alternatives.Exists(a => a.CanStart(token, follow));

    public override void AddFirstWords(HashSet<string> words) => Alternatives.ForEach(a => a.AddFirstWords(words));

    public override void Read(Captured captured, FollowWords follow)
    {
        OverlayToken token = captured.Tokens.Current;
        SequenceNode chosen = Alternatives.Find(a => a.CanStart(token, follow)) ?? Alternatives.Find(a => a.CanStart(token, FollowWords.None)) ?? throw captured.Tokens.Expected(Pattern.OneOf(Expected));
        chosen.Read(captured, follow);
    }
}

/// <summary>What may be left out.</summary>
internal sealed record OptionalNode(PatternNode Inside, bool IsRepeated) : PatternNode
{
    public override List<string> FixedWords => Inside.FixedWords;

    public override bool IsNullable => true;

    public override IEnumerable<string> Expected => Inside.Expected;

    public override bool CanStart(OverlayToken token, FollowWords follow) => Inside.CanStart(token, follow);

    public override void AddFirstWords(HashSet<string> words) => Inside.AddFirstWords(words);

    public override void Read(Captured captured, FollowWords follow)
    {
        do
        {
            Inside.Read(captured, follow);
        }
        while (IsRepeated && Inside.CanStart(captured.Tokens.Current, follow));
    }
}
