using System.Collections.Generic;
using System.Linq;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.Engine.Facts.Inference;

namespace UapiGen.Engine.Facts.Overlays;

/// <summary>Holds explicit facts against the C declarations: an fd in a string, a length of no array, an argument of another size than the macro's.</summary>
internal sealed class ContradictionChecker(HeaderNames names, IReadOnlyList<TranslationUnit> units, List<SourceDiagnostic> diagnostics)
{
    private readonly Dictionary<string, IoctlMacro> _ioctls = Ioctls(units);

    /// <summary>The facts that C allows; each of the others is reported at its place.</summary>
    public List<Fact> Check(IReadOnlyList<Fact> facts)
    {
        var kept = new List<Fact>(facts.Count);
        foreach (Fact fact in facts)
        {
            string? contradiction = fact switch
            {
                FieldFact field => OfMember(field),
                IoctlArgumentFact argument => OfArgument(argument),
                ConstantFact constant => OfConstant(constant, facts),
                _ => null,
            };
            if (contradiction is null)
            {
                kept.Add(fact);
            }
            else
            {
                diagnostics.Add(new SourceDiagnostic(FactRules.ContradictsC, fact.Provenance.Span, contradiction));
            }
        }

        return kept;
    }

    private static Dictionary<string, IoctlMacro> Ioctls(IReadOnlyList<TranslationUnit> units)
    {
        var ioctls = new Dictionary<string, IoctlMacro>(System.StringComparer.Ordinal);
        foreach (TranslationUnit unit in units)
        {
            foreach (Macro macro in unit.Macros)
            {
                if (macro.Ioctl is { } ioctl && !ioctls.ContainsKey(macro.Name))
                {
                    ioctls.Add(macro.Name, ioctl);
                }
            }
        }

        return ioctls;
    }

    private string? OfMember(FieldFact fact)
    {
        RecordDeclaration? record = names.Record(fact.Record);
        if (record is null || RecordMembers.Find(record, fact.Path) is not { } field)
        {
            return null;
        }

        CType element = FdWords.ElementOf(field.Type);
        bool isNumber = element is BuiltInType { IsInteger: true } or EnumType;
        string member = $"'{fact.Path}' of '{fact.Record}'";
        return fact switch
        {
            // Bytes may hold fds in their tail: an array of bytes takes fds of four.
            FdFact when !(element is BuiltInType { IsInteger: true, Size: >= 4 } || IsTail(field)) => $"{member} is no integer of 4 or 8 bytes and can't hold an fd",
            IdFact or ValuesFact or ExclusiveFact when !isNumber => $"{member} is no integer",
            StringFact when !(field.Type.Canonical is ArrayType { Length: > 0 } && element is BuiltInType { IsInteger: true, Size: 1 }) => $"{member} is not an array of bytes and cannot hold a text",
            SizeFact when field.Type.Canonical is not BuiltInType { IsInteger: true } => $"{member} is no integer and can't hold a size",
            PointerFact when !(element is PointerType or BuiltInType { IsInteger: true, Size: 8 } || (element is BuiltInType { IsInteger: true } number && number.Size == PointerSize)) =>
                $"{member} is no address: neither a pointer nor an integer as wide as one",
            CountFact count => OfCount(count, record, field),
            UnionFact when !(RecordMembers.RecordOf(field.Type) is { IsUnion: true } || IsTail(field)) => $"{member} is neither a union nor a variable tail",
            _ => null,
        };
    }

    private int PointerSize => units.Count == 0 ? 8 : units.Min(u => (int)u.Target.PointerSize);

    private static bool IsTail(FieldDeclaration field) => field.Type.Canonical is ArrayType { Length: null or 0 };

    private static string? OfCount(CountFact fact, RecordDeclaration record, FieldDeclaration counter)
    {
        if (counter.Type.Canonical is not BuiltInType { IsInteger: true })
        {
            return $"'{fact.Path}' of '{fact.Record}' is no integer and can't count";
        }

        bool isCountable = RecordMembers.Find(record, fact.Of) is not { } counted || counted.Type.Canonical is ArrayType or PointerType or BuiltInType { IsInteger: true, Size: 8 };
        return isCountable ? null : $"'{fact.Of}' of '{fact.Record}' is neither an array nor an address, so nothing counts it";
    }

    /// <summary>A header that has the constant after all knows its value.</summary>
    private string? OfConstant(ConstantFact fact, IReadOnlyList<Fact> facts)
    {
        foreach (TranslationUnit unit in units)
        {
            if (HoldsOn(fact, unit.Target.Name, facts) && ConstantTable.Of(unit)[fact.Constant] is { } value && value != fact.Value)
            {
                ConstantFact real = fact with { Value = value };
                return $"'{fact.Constant}' is {real.Number} on {unit.Target.Name}, not {fact.Number}";
            }
        }

        return null;
    }

    private static bool HoldsOn(ConstantFact fact, string target, IReadOnlyList<Fact> facts) => fact.Target.Length > 0
        ? fact.Target == target
        : !facts.Any(f => f is ConstantFact other && other.Constant == fact.Constant && other.Target == target);

    /// <summary>A record of another size than the one in the macro is another struct.</summary>
    private string? OfArgument(IoctlArgumentFact fact)
    {
        bool isRecord = fact.Form == ArgumentForm.Pointer && fact.Type.Length > 0 && names.Record(fact.Type) is { IsComplete: true };
        bool isKnown = _ioctls.TryGetValue(fact.Ioctl, out IoctlMacro? macro) && macro.ArgumentType?.Canonical is RecordType { Declaration: { IsComplete: true } };
        if (!isRecord || !isKnown || RecordMembers.RecordOf(macro!.ArgumentType!) is not { } declared)
        {
            return null;
        }

        RecordDeclaration stated = names.Record(fact.Type)!;
        return stated.Size == declared.Size ? null : $"'{fact.Ioctl}' takes {declared.CName} ({declared.Size} bytes) by its macro, not {fact.Type} ({stated.Size} bytes)";
    }
}
