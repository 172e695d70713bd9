using UapiGen.CFrontEnd.Lexing;

namespace UapiGen.CFrontEnd.Parsing;

/// <summary>The state of <c>#pragma pack</c>: the value in force and what was pushed below it. Immutable, so that the parser can go back.</summary>
internal sealed class PackStack
{
    private const int MaximumHeight = 10_000;

    private readonly PackStack? _below;
    private readonly string? _label;
    private readonly int _height;

    private PackStack(int value, string? label, PackStack? below)
    {
        Value = value;
        _label = label;
        _below = below;
        _height = below is null ? 0 : below._height + 1;
    }

    public static PackStack Empty { get; } = new(0, null, null);

    /// <summary>The maximum alignment of members in bytes; 0: the target's own.</summary>
    public int Value { get; }

    public PackStack Apply(PackDirective directive)
    {
        PackStack stack = this;
        if (directive.Pushes && _height < MaximumHeight)
        {
            stack = new PackStack(Value, directive.Label, stack);
        }
        else if (directive.Pops)
        {
            stack = stack.Pop(directive.Label);
        }

        return directive.Value is int value ? new PackStack(value, stack._label, stack._below) : stack;
    }

    /// <summary>Pops to the push of that label; one that was never pushed changes nothing, as an unmatched pop.</summary>
    private PackStack Pop(string? label)
    {
        PackStack stack = this;
        while (label is not null && stack._below is not null && stack._label != label)
        {
            stack = stack._below;
        }

        return stack._below ?? this;
    }
}
