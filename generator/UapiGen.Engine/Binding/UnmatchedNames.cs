using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.CFrontEnd.Text;
using UapiGen.Engine.Facts.Overlays;

namespace UapiGen.Engine.Binding;

/// <summary>Finds names of <c>Only</c> and <c>Exclude</c> that a header does not have on any target: a slip in the project, which nobody else would see.</summary>
internal static class UnmatchedNames
{
    /// <param name="header">What the project asks for.</param>
    /// <param name="units">The header, read once for each target.</param>
    public static IEnumerable<SourceDiagnostic> Find(RequestedHeader header, IReadOnlyCollection<TranslationUnit> units)
    {
        if (units.Count == 0 || (header.Only.IsEmpty && header.Exclude.IsEmpty))
        {
            yield break;
        }

        var names = new HashSet<string>(units.SelectMany(Names), StringComparer.Ordinal);
        var place = new SourceSpan(units.First().MainFile, 0, 0);
        foreach ((string option, string name) in header.Only.Select(name => ("Only", name)).Concat(header.Exclude.Select(name => ("Exclude", name))))
        {
            Regex pattern = HeaderView.Glob([name])!;
            if (!names.Contains(name) && !names.Any(known => pattern.IsMatch(known)))
            {
                yield return new SourceDiagnostic(BindingRules.NameMatchesNothing, place, option, name, header.IncludeName, NameSuggestions.Of(name, names));
            }
        }
    }

    /// <summary>The C names of a unit, those of tags with and without their keyword.</summary>
    private static IEnumerable<string> Names(TranslationUnit unit)
    {
        foreach (Declaration declaration in unit.Declarations)
        {
            string name = declaration switch
            {
                RecordDeclaration record => record.CName,
                EnumDeclaration @enum => @enum.CName,
                TypedefDeclaration typedef => typedef.Name,
                _ => "",
            };
            yield return name;
            yield return name.Substring(name.IndexOf(' ') + 1);
            foreach (Enumerator enumerator in declaration is EnumDeclaration { Enumerators: var enumerators } ? enumerators : [])
            {
                yield return enumerator.Name;
            }
        }

        foreach (Macro macro in unit.Macros)
        {
            yield return macro.Name;
        }
    }
}
