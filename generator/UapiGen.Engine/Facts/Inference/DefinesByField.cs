using System;
using System.Collections.Generic;
using System.Linq;
using UapiGen.CFrontEnd.Semantics;

namespace UapiGen.Engine.Facts.Inference;

/// <summary>Tells which member the <c>#define</c>s inside a record's body belong to: the one above them, or the one that they stand right above.</summary>
internal static class DefinesByField
{
    /// <param name="inside">The record's macros that are integers, in their order.</param>
    /// <param name="record">The record.</param>
    public static Dictionary<string, List<Macro>> Of(List<Macro> inside, RecordDeclaration record)
    {
        var result = new Dictionary<string, List<Macro>>(StringComparer.Ordinal);
        List<FieldDeclaration> fields = record.Fields.Where(f => f.Name is not null).OrderBy(f => f.Span.Start).ToList();
        int end;
        for (int start = 0; start < inside.Count; start = end)
        {
            // All up to the next member are one block.
            int place = fields.FindLastIndex(f => f.Span.Start < inside[start].Span.Start);
            FieldDeclaration? above = place >= 0 ? fields[place] : null;
            FieldDeclaration? below = place + 1 < fields.Count ? fields[place + 1] : null;
            end = below is null ? inside.Count : inside.FindIndex(start, m => m.Span.Start > below.Span.Start);
            end = end < 0 ? inside.Count : end;
            List<Macro> macros = inside.GetRange(start, end - start);
            FieldDeclaration? owner = Owner(macros, above, below);

            // One constant alone may be anything, a size or an old name; "MODE_X" is one of "mode".
            bool isAny = macros.Count == 1 && owner is not null && !FlagHolder.IsFlagsName(owner.Name!) && !IsNamedAfter(macros, owner);
            if (owner?.Name is { } name && !isAny)
            {
                if (result.TryGetValue(name, out List<Macro>? known))
                {
                    known.AddRange(macros);
                }
                else
                {
                    result.Add(name, macros);
                }
            }
        }

        return result;
    }

    private static FieldDeclaration? Owner(List<Macro> macros, FieldDeclaration? above, FieldDeclaration? below)
    {
        if (above is null || below is null)
        {
            return above ?? below;
        }

        if (IsNamedAfter(macros, above) != IsNamedAfter(macros, below))
        {
            return IsNamedAfter(macros, above) ? above : below;
        }

        bool isApartFromAbove = HasEmptyLine(above.Span.End, macros[0].Span.Start, macros[0]);
        bool isApartFromBelow = HasEmptyLine(macros[macros.Count - 1].Span.End, below.Span.Start, macros[0]);
        return isApartFromAbove && !isApartFromBelow ? below : above;
    }

    /// <summary>Whether the constants have the member's name in theirs: <c>X_OP_MAP</c> for <c>op</c>, <c>X_FLAG_A</c> for <c>flags</c>.</summary>
    private static bool IsNamedAfter(List<Macro> macros, FieldDeclaration field)
    {
        string word = field.Name!.TrimEnd('s').ToUpperInvariant();
        return macros.All(m => ("_" + m.Name + "_").Contains("_" + word + "_") || ("_" + m.Name + "_").Contains("_" + word + "S_"));
    }

    private static bool HasEmptyLine(int from, int to, Macro macro)
    {
        string text = macro.Span.File?.Text ?? "";
        bool isLine = false;
        for (int i = from; i < to && i < text.Length; i++)
        {
            if (text[i] == '\n' && isLine)
            {
                return true;
            }

            isLine = text[i] == '\n' || (isLine && text[i] is ' ' or '\t' or '\r');
        }

        return false;
    }
}
