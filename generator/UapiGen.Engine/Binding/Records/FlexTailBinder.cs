using System.Collections.Generic;
using System.Linq;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.Engine.Facts;
using UapiGen.Engine.Model;

namespace UapiGen.Engine.Binding.Records;

/// <summary>Finds the flexible array that a record ends with, and the member that counts it: by <c>counted_by</c>, or by a stated fact.</summary>
internal static class FlexTailBinder
{
    public static FlexTailModel? Bind(RecordScope scope, List<Leaf> leaves, RecordFacts facts, StructModel model)
    {
        List<Leaf> tails = leaves.FindAll(static l => l.Field.IsFlexibleArray && l.Field.Name is not null);
        if (tails.Count != 1 || tails[0].Field.Type.Canonical is not ArrayType { Element: { Size: > 0 } element })
        {
            return null;
        }

        Leaf tail = tails[0];
        (string? counter, bool isBytes) = Counter(facts, tail.Field);
        MemberModel? member = model.Members.FirstOrDefault(m => m.Path == counter);
        if (counter is null || member is not FieldModel || !member.Type.IsKeyword || scope.Mapper.Map(element, scope.Entry.Id, scope.Arrays) is not { } mapped)
        {
            return null;
        }

        return new FlexTailModel(mapped.Type, (int)tail.Offset, member.Name, member.Type, isBytes ? (int)element.Size : 0);
    }

    private static (string? Counter, bool IsBytes) Counter(RecordFacts facts, FieldDeclaration tail)
    {
        if (tail.CountedBy is { } counted)
        {
            return (counted, false);
        }

        CountFact? fact = facts.All.OfType<CountFact>().FirstOrDefault(c => c.IsStated && c.Of == tail.Name && c.ForIoctls.IsEmpty);
        return (fact?.Path, fact?.IsBytes ?? false);
    }
}
