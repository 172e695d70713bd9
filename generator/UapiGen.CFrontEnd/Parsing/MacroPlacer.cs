using System.Collections.Generic;
using System.Linq;
using UapiGen.CFrontEnd.Lexing;
using UapiGen.CFrontEnd.Preprocessing;
using UapiGen.CFrontEnd.Semantics;

namespace UapiGen.CFrontEnd.Parsing;

/// <summary>Makes the model's macros, each with the record or enum in whose body it stands and the member it follows.</summary>
internal sealed class MacroPlacer(UnitBuilder unit, IMacroEvaluator evaluator)
{
    /// <param name="definitions">The definitions in the order of the text.</param>
    public IReadOnlyList<Macro> Place(IReadOnlyList<MacroDefinition> definitions)
    {
        var macros = new ChunkedList<Macro>();
        BodyRange[] bodies = [.. unit.Bodies.OrderBy(body => body.Start)];
        var open = new Stack<BodyRange>();
        int next = 0;
        foreach (MacroDefinition definition in definitions)
        {
            for (; next < bodies.Length && bodies[next].Start <= definition.TokenIndex; next++)
            {
                CloseBefore(open, bodies[next].Start);
                open.Push(bodies[next]);
            }

            CloseBefore(open, definition.TokenIndex);
            BodyRange? body = open.Count > 0 ? open.Peek() : null;
            macros.Add(new Macro(definition, evaluator)
            {
                EnclosingDeclaration = body?.Declaration,
                FollowsField = body is null ? null : FindField(body, definition.TokenIndex),
            });
        }

        return macros;
    }

    private static void CloseBefore(Stack<BodyRange> open, int tokenIndex)
    {
        while (open.Count > 0 && open.Peek().End < tokenIndex)
        {
            open.Pop();
        }
    }

    /// <summary>The last member that ends before the macro.</summary>
    private static FieldDeclaration? FindField(BodyRange body, int tokenIndex)
    {
        int low = 0;
        int high = body.MemberEnds.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (body.MemberEnds[middle] < tokenIndex)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low > 0 && body.Declaration is RecordDeclaration record ? record.Fields[low - 1] : null;
    }
}
