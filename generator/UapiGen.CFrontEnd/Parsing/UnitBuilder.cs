using System.Collections.Generic;
using System.Collections.Immutable;
using UapiGen.CFrontEnd.Lexing;
using UapiGen.CFrontEnd.Preprocessing;
using UapiGen.CFrontEnd.Semantics;

namespace UapiGen.CFrontEnd.Parsing;

/// <summary>Collects the declarations of a unit in the order of the text, with what is needed to place macros and comments among them.</summary>
internal sealed class UnitBuilder(PreprocessedUnit unit)
{
    private readonly ChunkedList<Declaration?> _declarations = new();
    private readonly List<BodyRange> _bodies = [];

    public CommentFinder Comments { get; } = new CommentFinder(unit.Comments);

    /// <summary>The record whose body is being read, or null.</summary>
    public RecordDeclaration? CurrentRecord { get; set; }

    /// <summary>The bodies of records and enums that were read whole, in the order of their closing braces.</summary>
    public IReadOnlyList<BodyRange> Bodies => _bodies;

    public ImmutableArray<Declaration> GetDeclarations()
    {
        var declarations = ImmutableArray.CreateBuilder<Declaration>(_declarations.Count);
        foreach (Declaration? declaration in _declarations)
        {
            if (declaration is not null)
            {
                declarations.Add(declaration);
            }
        }

        return declarations.ToImmutable();
    }

    /// <summary>Adds a declaration at the end; one that was only mentioned before moves there.</summary>
    public void Add(Declaration declaration)
    {
        if (declaration.Index >= 0)
        {
            _declarations.At(declaration.Index) = null;
        }

        declaration.Index = _declarations.Count;
        _declarations.Add(declaration);
    }

    public void AddBody(BodyRange body) => _bodies.Add(body);

    /// <summary>Makes incomplete again what was defined from a token on: the parser goes back to read it anew.</summary>
    public void ForgetBodiesFrom(int position)
    {
        while (_bodies.Count > 0 && _bodies[_bodies.Count - 1].End >= position)
        {
            switch (_bodies[_bodies.Count - 1].Declaration)
            {
                case RecordDeclaration record:
                    record.IsComplete = false;
                    record.Fields = [];
                    break;
                case EnumDeclaration enumeration:
                    enumeration.UnderlyingType = null;
                    enumeration.Enumerators = [];
                    break;
            }

            _bodies.RemoveAt(_bodies.Count - 1);
        }
    }
}

/// <summary>Where the body of a record or enum stands among the tokens.</summary>
/// <param name="Start">The index of the token after its opening brace.</param>
/// <param name="End">The index of its closing brace.</param>
/// <param name="MemberEnds">For each of its fields the index of the token after it, ascending; empty for an enum.</param>
internal sealed record BodyRange(Declaration Declaration, int Start, int End, ImmutableArray<int> MemberEnds);
