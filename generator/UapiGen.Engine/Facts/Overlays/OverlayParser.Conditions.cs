using System.Collections.Generic;
using System.Collections.Immutable;

namespace UapiGen.Engine.Facts.Overlays;

/// <summary>The condition language: <c>(flags &amp; F)</c>, <c>==</c>, <c>!=</c>, <c>in { … }</c>, <c>and</c>, <c>or</c>, <c>not</c>.</summary>
internal sealed partial class OverlayParser
{
    private const int MaximumConditionDepth = 32;

    /// <summary><c>(COND) : required|valid|zero [else ignored|zero|value N]</c></summary>
    private void ReadCondition(string record, List<string> paths)
    {
        Condition condition = TakeCondition(record);
        ConditionRequirement requirement = ConditionRequirement.Valid;
        if (TryTake(":"))
        {
            OverlayToken word = TakeWord("'required', 'valid' or 'zero'");
            requirement = word.Value switch
            {
                "required" => ConditionRequirement.Required,
                "valid" => ConditionRequirement.Valid,
                "zero" => ConditionRequirement.Zero,
                _ => throw new SyntaxError(word.Span, FactRules.Syntax, "'required', 'valid' or 'zero'", Shown(word)),
            };
        }

        ConditionOtherwise otherwise = ConditionOtherwise.Unspecified;
        long value = 0;
        if (TryTake("else"))
        {
            OverlayToken word = TakeWord("'ignored', 'zero' or 'value'");
            otherwise = word.Value switch
            {
                "ignored" => ConditionOtherwise.Ignored,
                "zero" => ConditionOtherwise.Zero,
                "value" => ConditionOtherwise.Value,
                _ => throw new SyntaxError(word.Span, FactRules.Syntax, "'ignored', 'zero' or 'value'", Shown(word)),
            };
            value = otherwise == ConditionOtherwise.Value ? TakeNumber() : 0;
        }

        foreach (string path in paths)
        {
            _statement.Facts.Add(new ConditionFact(Here, record, path, condition)
            {
                Requirement = requirement,
                Otherwise = otherwise,
                OtherwiseValue = value,
            });
        }
    }

    private Condition TakeCondition(string record)
    {
        Take("(");
        Condition condition = ReadOr(record, 0);
        Take(")");
        return condition;
    }

    private Condition ReadOr(string record, int depth)
    {
        if (depth > MaximumConditionDepth)
        {
            throw new SyntaxError(Current.Span, FactRules.TooDeep);
        }

        var parts = ImmutableArray.CreateBuilder<Condition>();
        do
        {
            parts.Add(ReadAnd(record, depth));
        }
        while (TryTake("or"));
        return parts.Count == 1 ? parts[0] : new OrCondition(parts.ToImmutable());
    }

    private Condition ReadAnd(string record, int depth)
    {
        var parts = ImmutableArray.CreateBuilder<Condition>();
        do
        {
            parts.Add(ReadTest(record, depth));
        }
        while (TryTake("and"));
        return parts.Count == 1 ? parts[0] : new AndCondition(parts.ToImmutable());
    }

    private Condition ReadTest(string record, int depth)
    {
        if (depth > MaximumConditionDepth)
        {
            throw new SyntaxError(Current.Span, FactRules.TooDeep);
        }

        if (TryTake("not"))
        {
            return new NotCondition(ReadTest(record, depth + 1));
        }

        if (Current.Is("ioctl"))
        {
            Next();
            Take("==");
            return new IoctlCondition(TakeName(ReferenceKind.Ioctl, "an ioctl's name"));
        }

        if (Current.Is("subject") && Peek(1).Is("is"))
        {
            Next();
            Next();
            return new SubjectCondition(TakeName(ReferenceKind.FdKind, "a kind"));
        }

        if (Current.Is("("))
        {
            // "(flags & MASK) == V" and "(a or b)" begin alike: what follows the closing bracket tells.
            Next();
            Condition inside = ReadOr(record, depth + 1);
            Take(")");
            return inside is Comparison { Operator: ComparisonOperator.HasBits } masked && Current.Value is "==" or "!="
                ? new Comparison(masked.Path, TakeEquality(), TakeConstants()) { Mask = masked.Value }
                : inside;
        }

        string path = TakePath(record);
        if (TryTake("&"))
        {
            return new Comparison(path, ComparisonOperator.HasBits, TakeBracketedConstants());
        }

        if (TryTake("in"))
        {
            var choices = ImmutableArray.CreateBuilder<Condition>();
            TakeList(() => choices.Add(new Comparison(path, ComparisonOperator.Equal, TakeConstants())));
            return new OrCondition(choices.ToImmutable());
        }

        return new Comparison(path, TakeEquality(), TakeConstants());
    }

    private ComparisonOperator TakeEquality()
    {
        if (TryTake("=="))
        {
            return ComparisonOperator.Equal;
        }

        return TryTake("!=") ? ComparisonOperator.NotEqual : throw Expected("'&', '==', '!=' or 'in'");
    }

    private ConstantTerm TakeBracketedConstants()
    {
        if (!TryTake("("))
        {
            return TakeConstants(isSingle: true);
        }

        ConstantTerm term = TakeConstants();
        Take(")");
        return term;
    }

    /// <summary>Constants and numbers joined with <c>|</c>.</summary>
    private ConstantTerm TakeConstants(bool isSingle = false)
    {
        var atoms = ImmutableArray.CreateBuilder<ConstantAtom>();
        do
        {
            bool isInverted = TryTake("~");
            atoms.Add(Current.Kind == OverlayTokenKind.Number
                ? new ConstantAtom("", unchecked((ulong)TakeNumber()), isInverted)
                : new ConstantAtom(TakeName(ReferenceKind.Constant, "a constant or a number"), 0, isInverted));
        }
        while (!isSingle && TryTake("|"));
        return new ConstantTerm(atoms.ToImmutable());
    }

    private OverlayToken Peek(int count)
    {
        int index = _position;
        while (count > 0 && index + 1 < _tokens.Count)
        {
            index++;
            count -= _tokens[index].Kind == OverlayTokenKind.NewLine ? 0 : 1;
        }

        return _tokens[index];
    }
}
