using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

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
    public bool IsEmpty => !All.Any(f => f is IoctlSubjectFact or IoctlArgumentFact or IoctlResultFact or EintrFact);

    /// <summary>The kinds of fd it is called on, or null: any.</summary>
    public IoctlSubjectFact? Subject => All.OfType<IoctlSubjectFact>().FirstOrDefault();

    /// <summary>How its argument is passed, or null: as the macro says.</summary>
    public IoctlArgumentFact? Argument => All.OfType<IoctlArgumentFact>().FirstOrDefault();

    /// <summary>What it returns, or null: zero.</summary>
    public IoctlResultFact? Result => All.OfType<IoctlResultFact>().FirstOrDefault();

    /// <summary>What happens when a signal interrupts it, or null: not said.</summary>
    public EintrFact? Eintr => All.OfType<EintrFact>().FirstOrDefault();

    public IEnumerable<ErrnoFact> Errnos => All.OfType<ErrnoFact>();

    public IEnumerable<NeedsFact> Needs => All.OfType<NeedsFact>();
}
