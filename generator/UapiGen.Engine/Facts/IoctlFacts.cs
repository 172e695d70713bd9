using System.Collections.Immutable;

namespace UapiGen.Engine.Facts;

/// <summary>The facts about one ioctl, and about any entity of its name (errnos, since, needs).</summary>
public sealed class IoctlFacts
{
    internal static readonly IoctlFacts None = new("", []);

    internal IoctlFacts(string name, ImmutableArray<Fact> facts)
    {
        Name = name;
        All = facts;
    }

    public string Name { get; }

    public ImmutableArray<Fact> All { get; }

    /// <summary>Whether nothing makes the name an ioctl.</summary>
    public bool IsEmpty => Subject is null && Argument is null && Result is null && Eintr is null;

    /// <summary>The kinds of fd it is called on, or null: any.</summary>
    public IoctlSubjectFact? Subject => FactKinds.First<IoctlSubjectFact>(All);

    /// <summary>How its argument is passed, or null: as the macro says.</summary>
    public IoctlArgumentFact? Argument => FactKinds.First<IoctlArgumentFact>(All);

    /// <summary>What it returns, or null: zero.</summary>
    public IoctlResultFact? Result => FactKinds.First<IoctlResultFact>(All);

    /// <summary>What it returns for some arguments instead.</summary>
    public ImmutableArray<ConditionalResultFact> ConditionalResults => FactKinds.Of<ConditionalResultFact>(All);

    /// <summary>What happens when a signal interrupts it, or null: not said.</summary>
    public EintrFact? Eintr => FactKinds.First<EintrFact>(All);

    public ImmutableArray<ErrnoFact> Errnos => FactKinds.Of<ErrnoFact>(All);

    public ImmutableArray<NeedsFact> Needs => FactKinds.Of<NeedsFact>(All);
}
