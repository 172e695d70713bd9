using System.Collections.Immutable;

namespace UapiGen.Engine.Facts;

/// <summary>A condition with numbers for names, as an "or" of "and"s of clauses: the form that attributes carry.</summary>
/// <param name="Groups">Each a conjunction; one of them must hold.</param>
/// <param name="Text">The condition as written.</param>
public sealed record ResolvedCondition(ImmutableArray<ImmutableArray<ConditionClause>> Groups, string Text)
{
    /// <summary>Whether it looks at members alone, so that the caller's code can be checked against it.</summary>
    public bool IsFieldsOnly
    {
        get
        {
            foreach (ImmutableArray<ConditionClause> group in Groups)
            {
                foreach (ConditionClause clause in group)
                {
                    if (clause.Subject != ClauseSubject.Field)
                    {
                        return false;
                    }
                }
            }

            return true;
        }
    }
}

/// <summary>What a clause looks at.</summary>
public enum ClauseSubject
{
    /// <summary>A member: <see cref="ConditionClause.Name"/> is its C path; <c>parent.x</c> is one of the containing record.</summary>
    Field,

    /// <summary>The ioctl in use: <see cref="ConditionClause.Name"/> is its name.</summary>
    Ioctl,

    /// <summary>The kind of fd in use: <see cref="ConditionClause.Name"/> is the kind.</summary>
    SubjectKind,
}

/// <summary><c>(member &amp; Mask) == Value</c>, or <c>!=</c> when negated; for the other subjects, whether it is that one.</summary>
public readonly record struct ConditionClause(ClauseSubject Subject, string Name, ulong Mask, ulong Value, bool IsNegated);
