using System;
using System.Collections.Generic;
using System.Linq;
using UapiGen.CFrontEnd.Semantics;

namespace UapiGen.Engine.Facts.Inference;

/// <summary>Finds the member of a record that a flag is set in.</summary>
internal static class FlagHolder
{
    public static bool IsFlagsName(string path)
    {
        string name = path.Substring(path.LastIndexOf('.') + 1);
        return name == "flags" || name.EndsWith("_flags", StringComparison.Ordinal) || name is "mask" or "features" or "fm_flags";
    }

    /// <summary>The member that takes a constant: one whose group has it, else the record's own <c>flags</c>; empty when none is clear.</summary>
    public static string Of(RecordDeclaration record, string constant, IReadOnlyList<Fact> facts)
    {
        foreach (ValuesFact values in facts.OfType<ValuesFact>().Where(v => v.Record == record.CName))
        {
            if (facts.OfType<FlagSetFact>().Any(g => g.Name == values.Group && g.Constants.Contains(constant)))
            {
                return values.Path;
            }
        }

        List<string> flags = RecordMembers.Of(record).Select(m => m.Path).Where(IsFlagsName).ToList();
        if (flags.Contains("flags"))
        {
            return "flags";
        }

        return flags.Count == 1 ? flags[0] : "";
    }
}
