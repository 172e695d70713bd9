using System.Collections.Generic;
using System.Collections.Immutable;

namespace UapiGen.Engine.Facts.Overlays;

/// <summary>The condition language: <c>(flags &amp; F)</c>, <c>==</c>, <c>!=</c>, <c>in { … }</c>, <c>and</c>, <c>or</c>, <c>not</c>.</summary>
/// <param name="tokens">Where the condition is read from.</param>
/// <param name="names">Takes the names that it uses.</param>
/// <param name="record">The record whose members it is about.</param>
internal sealed class ConditionReader(TokenReader tokens, NameReader names, string record)
{
    private const int MaximumDepth = 32;

    /// <summary>A condition in brackets.</summary>
    public Condition Read()
    {
        tokens.Take("(");
        Condition condition = ReadOr(0);
        tokens.Take(")");
        return condition;
    }

    /// <summary>Constants and numbers joined with <c>|</c>.</summary>
    public ConstantTerm ReadConstants(bool isSingle = false)
    {
        var atoms = ImmutableArray.CreateBuilder<ConstantAtom>();
        do
        {
            bool isInverted = tokens.TryTake("~");
            atoms.Add(tokens.Current.Kind == OverlayTokenKind.Number
                ? new ConstantAtom("", unchecked((ulong)tokens.TakeNumber()), isInverted)
                : new ConstantAtom(names.Take(ReferenceKind.Constant, "a constant or a number"), 0, isInverted));
        }
        while (!isSingle && tokens.TryTake("|"));
        return new ConstantTerm(atoms.ToImmutable());
    }

    private Condition ReadOr(int depth)
    {
        CheckDepth(depth);
        List<Condition> parts = [];
        do
        {
            parts.Add(ReadAnd(depth));
        }
        while (tokens.TryTake("or"));
        return parts.Count == 1 ? parts[0] : new OrCondition([.. parts]);
    }

    private Condition ReadAnd(int depth)
    {
        List<Condition> parts = [];
        do
        {
            parts.Add(ReadTest(depth));
        }
        while (tokens.TryTake("and"));
        return parts.Count == 1 ? parts[0] : new AndCondition([.. parts]);
    }

    private Condition ReadTest(int depth)
    {
        CheckDepth(depth);
        if (tokens.TryTake("not"))
        {
            return new NotCondition(ReadTest(depth + 1));
        }

        if (tokens.TryTake("ioctl"))
        {
            tokens.Take("==");
            return new IoctlCondition(names.Take(ReferenceKind.Ioctl, "an ioctl's name"));
        }

        if (tokens.Current.Is("subject") && tokens.Peek(1).Is("is"))
        {
            tokens.Next();
            tokens.Next();
            return new SubjectCondition(names.Take(ReferenceKind.FdKind, "a kind"));
        }

        if (tokens.TryTake("("))
        {
            // "(flags & MASK) == V" and "(a or b)" begin alike: what follows the closing bracket tells.
            Condition inside = ReadOr(depth + 1);
            tokens.Take(")");
            return inside is Comparison { Operator: ComparisonOperator.HasBits } masked && tokens.Current.Value is "==" or "!="
                ? new Comparison(masked.Path, TakeEquality(), ReadConstants()) { Mask = masked.Value }
                : inside;
        }

        return ReadComparison(names.TakePath(record));
    }

    private Condition ReadComparison(string path)
    {
        if (tokens.TryTake("&"))
        {
            return new Comparison(path, ComparisonOperator.HasBits, ReadBracketedConstants());
        }

        if (tokens.TryTake("in"))
        {
            var choices = ImmutableArray.CreateBuilder<Condition>();
            tokens.TakeList(() => choices.Add(new Comparison(path, ComparisonOperator.Equal, ReadConstants())));
            return new OrCondition(choices.ToImmutable());
        }

        return new Comparison(path, TakeEquality(), ReadConstants());
    }

    private ComparisonOperator TakeEquality()
    {
        if (tokens.TryTake("=="))
        {
            return ComparisonOperator.Equal;
        }

        return tokens.TryTake("!=") ? ComparisonOperator.NotEqual : throw tokens.Expected("'&', '==', '!=' or 'in'");
    }

    private ConstantTerm ReadBracketedConstants()
    {
        if (!tokens.TryTake("("))
        {
            return ReadConstants(isSingle: true);
        }

        ConstantTerm term = ReadConstants();
        tokens.Take(")");
        return term;
    }

    private void CheckDepth(int depth)
    {
        if (depth > MaximumDepth)
        {
            throw new SyntaxError(tokens.Current.Span, FactRules.TooDeep);
        }
    }
}
