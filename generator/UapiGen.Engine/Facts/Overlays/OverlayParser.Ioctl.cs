
namespace UapiGen.Engine.Facts.Overlays;

/// <summary>The <c>ioctl</c> statement.</summary>
internal sealed partial class OverlayParser
{
    /// <summary><c>ioctl N [on KIND|KIND] [ARGUMENT] [-> RESULT] [since V] [removed] [needs CAP] [eintr retry|return] [errno E "…"] [name "…"]</c></summary>
    private void ReadIoctl()
    {
        string ioctl = TakeName(ReferenceKind.Ioctl, "an ioctl's name");
        if (TryTake("on"))
        {
            _statement.Facts.Add(new IoctlSubjectFact(Here, ioctl, TakeKinds(ReferenceKind.FdKind)));
        }

        while (!IsAtSeparator)
        {
            switch (Current.Value)
            {
                case "none" or "in" or "out" or "inout" or "value":
                    _statement.Facts.Add(ReadArgument(ioctl));
                    break;
                case "->":
                    Next();
                    _statement.Facts.Add(ReadResult(ioctl));
                    break;
                case "eintr":
                    Next();
                    bool isRetry = TryTake("retry");
                    if (!isRetry)
                    {
                        Take("return");
                    }

                    _statement.Facts.Add(new EintrFact(Here, ioctl, isRetry));
                    break;
                default:
                    if (!TryReadEntityClause(ioctl))
                    {
                        throw Expected("an argument, '->', 'eintr', 'since', 'needs', 'errno' or 'name'");
                    }

                    break;
            }
        }
    }

    /// <summary><c>none</c> · <c>in|out|inout TYPE|TYPE[]|string|buffer|fd KIND|id KIND</c> · <c>value TYPE|fd KIND|id KIND|flags GROUP|enum GROUP [NAME] [optional]</c></summary>
    private IoctlArgumentFact ReadArgument(string ioctl)
    {
        OverlayToken word = Next();
        if (word.Value == "none")
        {
            return new IoctlArgumentFact(Here, ioctl, ArgumentForm.None) { Direction = Direction.None };
        }

        bool isValue = word.Value == "value";
        var fact = new IoctlArgumentFact(Here, ioctl, isValue ? ArgumentForm.Value : ArgumentForm.Pointer)
        {
            Direction = isValue ? Direction.In : DirectionOf(word.Value),
        };
        switch (Current.Value)
        {
            case "string" when !isValue:
                Next();
                fact = fact with { Form = ArgumentForm.String };
                break;
            case "buffer" when !isValue:
                Next();
                fact = fact with { Form = ArgumentForm.Buffer };
                break;
            case "fd":
                Next();
                fact = fact with { FdKinds = TakeKinds(ReferenceKind.FdKind), Type = "int", None = TryTake("none") ? TakeNumber() : null };
                break;
            case "id":
                Next();
                fact = fact with { IdKinds = TakeKinds(ReferenceKind.IdKind) };
                break;
            case "flags" or "enum" when isValue:
                bool isFlags = Next().Value == "flags";
                fact = fact with { IsFlags = isFlags, Group = TakeName(ReferenceKind.Group, "an enum's tag or a group's name") };
                break;
            default:
                fact = fact with { Type = TakeType() };
                if (!isValue && TryTake("["))
                {
                    Take("]");
                    fact = fact with { Form = ArgumentForm.Buffer };
                }

                break;
        }

        bool hasName = Current.Kind == OverlayTokenKind.Word && Current.Value is not ("since" or "removed" or "needs" or "eintr" or "errno" or "name" or "optional");
        fact = hasName ? fact with { Name = Next().Value } : fact;
        return isValue && !fact.IsFd && TryTake("optional") ? fact with { IsOptional = true } : fact;
    }

    /// <summary><c>RESULT</c>; <c>RESULT when (CONDITION) [since V]</c> for what some arguments alone return.</summary>
    private Fact ReadResult(string ioctl)
    {
        IoctlResultFact result = ReadResultForm(ioctl);
        if (!TryTake("when"))
        {
            return result;
        }

        var conditional = new ConditionalResultFact(Here, ioctl, result.Form, TakeCondition(ArgumentOf(ioctl))) { Kinds = result.Kinds };
        return TryTake("since") ? conditional with { Since = _statement.Since = TakeVersion() } : conditional;
    }

    /// <summary>What stands for the record that an ioctl takes, which its macro or another statement tells.</summary>
    private static string ArgumentOf(string ioctl) => NameReference.ArgumentPrefix + ioctl;

    /// <summary><c>CAPABILITY</c>, or <c>IOCTL (CONDITION)</c> on what the ioctl gives.</summary>
    private NeedsFact ReadNeeds(string entity, string path)
    {
        OverlayToken word = TakeWord("a capability's or an ioctl's name");
        if (!Current.Is("("))
        {
            Refer(ReferenceKind.Constant, word.Value, "", word.Span);
            return new NeedsFact(Here, entity, path, word.Value);
        }

        Refer(ReferenceKind.Ioctl, word.Value, "", word.Span);
        return new NeedsFact(Here, entity, path, "") { Ioctl = word.Value, Condition = TakeCondition(ArgumentOf(word.Value)) };
    }

    private IoctlResultFact ReadResultForm(string ioctl)
    {
        OverlayToken word = TakeWord("'fd', 'id', 'int', 'none' or 'foreign'");
        switch (word.Value)
        {
            case "fd":
                return new IoctlResultFact(Here, ioctl, ResultForm.Fd) { Kinds = TakeKinds(ReferenceKind.FdKind) };
            case "id":
                return new IoctlResultFact(Here, ioctl, ResultForm.Id) { Kinds = TakeKinds(ReferenceKind.IdKind) };
            case "int":
                return new IoctlResultFact(Here, ioctl, ResultForm.Int);
            case "none":
                return new IoctlResultFact(Here, ioctl, ResultForm.None);
            case "foreign":
                Take("fd");
                return new IoctlResultFact(Here, ioctl, ResultForm.ForeignFd);
            default:
                throw new SyntaxError(word.Span, FactRules.Syntax, "'fd', 'id', 'int', 'none' or 'foreign'", Shown(word));
        }
    }

    private static Direction DirectionOf(string word) => word switch
    {
        "in" => Direction.In,
        "out" => Direction.Out,
        _ => Direction.InOut,
    };
}
