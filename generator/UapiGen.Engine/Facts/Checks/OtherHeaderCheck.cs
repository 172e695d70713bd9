using System;
using System.Collections.Generic;
using System.Linq;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Semantics;

namespace UapiGen.Engine.Facts.Checks;

/// <summary>Holds the values that statements give to constants of other headers against those headers.</summary>
public static class OtherHeaderCheck
{
    /// <summary>What the other headers say otherwise, for one target.</summary>
    /// <param name="facts">The facts.</param>
    /// <param name="target">The target's name.</param>
    /// <param name="read">Reads a header by its include name for that target; null when there is none.</param>
    public static IEnumerable<SourceDiagnostic> Run(FactSet facts, string target, Func<string, TranslationUnit?> read)
    {
        foreach (IGrouping<string, ConstantFact> header in facts.Constants.GroupBy(c => c.From))
        {
            ConstantTable? real = read(header.Key) is { } unit ? ConstantTable.Of(unit) : null;
            foreach (IGrouping<string, ConstantFact> constant in header.GroupBy(c => c.Constant))
            {
                ConstantFact? stated = constant.FirstOrDefault(c => c.Target == target) ?? constant.FirstOrDefault(c => c.Target.Length == 0);
                if (stated is not null && stated.Value != real?[stated.Constant])
                {
                    yield return new SourceDiagnostic(FactRules.ContradictsC, stated.Provenance.Span, Difference(stated, target, real));
                }
            }
        }
    }

    private static string Difference(ConstantFact stated, string target, ConstantTable? real) =>
        real is null ? $"there is no header '{stated.From}' to take '{stated.Constant}' from"
        : real[stated.Constant] is { } value ? $"'{stated.Constant}' is {(stated with { Value = value }).Number} in '{stated.From}' on {target}, not {stated.Number}"
        : $"'{stated.From}' does not define '{stated.Constant}' on {target}";
}
