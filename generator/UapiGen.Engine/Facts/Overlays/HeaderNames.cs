using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using UapiGen.CFrontEnd.Semantics;

namespace UapiGen.Engine.Facts.Overlays;

/// <summary>All names that the header has on any of its targets: what statements are checked against.</summary>
internal sealed class HeaderNames
{
    /// <summary>So many words a loose name has at most.</summary>
    private const int LongestEnding = 4;

    private readonly Dictionary<string, RecordDeclaration> _records = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EnumDeclaration> _enums = new(StringComparer.Ordinal);
    private readonly HashSet<string> _functionMacros = new(StringComparer.Ordinal);
    private readonly List<string> _constants;
    private readonly Dictionary<string, int> _places;
    private readonly Dictionary<string, List<string>> _constantsByHeader = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<string, string?>> _endings = new(StringComparer.Ordinal);
    private readonly HashSet<string> _headers = new(StringComparer.Ordinal);
    private Dictionary<string, RecordDeclaration?>? _structsByEnding;

    private readonly IReadOnlyCollection<TranslationUnit> _units;

    public HeaderNames(IReadOnlyCollection<TranslationUnit> units)
    {
        _units = units;
        int expected = 0;
        foreach (TranslationUnit unit in units)
        {
            expected = Math.Max(expected, unit.Macros.Count);
        }

        _constants = new List<string>(expected);
        _places = new Dictionary<string, int>(expected, StringComparer.Ordinal);
        foreach (TranslationUnit unit in units)
        {
            _headers.UnionWith(unit.Files.Select(f => f.IncludeName));
            _headers.Add(unit.MainFile.IncludeName);
            foreach (Declaration declaration in unit.Declarations)
            {
                AddDeclaration(declaration);
            }

            foreach (Macro macro in unit.Macros)
            {
                if (macro.Parameters is null)
                {
                    AddConstant(macro.Name, macro.Header);
                }
                else
                {
                    _functionMacros.Add(macro.Name);
                }
            }
        }
    }

    public IEnumerable<string> Records => _records.Keys;

    public IEnumerable<string> Enums => _enums.Keys;

    public IEnumerable<string> Macros => _units.SelectMany(u => u.Macros).Select(m => m.Name).Distinct(StringComparer.Ordinal);

    /// <summary>Enumerators and object-like macros in the order of the header.</summary>
    public IReadOnlyList<string> Constants => _constants;

    /// <summary>The constants that the record's own header defines.</summary>
    public IEnumerable<string> ConstantsNear(RecordDeclaration record) =>
        _constantsByHeader.TryGetValue(record.Header, out List<string>? constants) ? constants : [];

    /// <summary>The constants of these names, in the order of the header.</summary>
    public ImmutableArray<string> InOrder(IEnumerable<string> constants)
    {
        List<string> ordered = [.. constants];
        ordered.Sort((x, y) => _places[x].CompareTo(_places[y]));
        return [.. ordered];
    }

    /// <summary>The only constant of a header whose name ends in an underscore and a word; null when none or several do.</summary>
    public string? OnlyConstantEndingIn(string header, string word)
    {
        if (!_endings.TryGetValue(header, out Dictionary<string, string?>? known))
        {
            _endings.Add(header, known = new(StringComparer.Ordinal));
        }

        if (!known.TryGetValue(word, out string? constant))
        {
            known.Add(word, constant = FindEnding(header, word));
        }

        return constant;
    }

    public bool HasHeader(string includeName) => _headers.Contains(includeName);

    public RecordDeclaration? Record(string cName) => _records.TryGetValue(cName, out RecordDeclaration? record) ? record : null;

    /// <summary>The only struct whose tag ends in an underscore and a word; null when none or several do.</summary>
    public RecordDeclaration? OnlyStructEndingIn(string word) => (_structsByEnding ??= StructsByEnding()).TryGetValue(word, out RecordDeclaration? only) ? only : null;

    /// <summary>Structs by the last words of their tags, one to a few of them; null for what several end in.</summary>
    private Dictionary<string, RecordDeclaration?> StructsByEnding()
    {
        var endings = new Dictionary<string, RecordDeclaration?>(StringComparer.Ordinal);
        foreach (KeyValuePair<string, RecordDeclaration> record in _records)
        {
            int words = record.Key.StartsWith("struct ", StringComparison.Ordinal) ? LongestEnding : 0;
            for (int i = record.Key.LastIndexOf('_'); words > 0 && i >= 0; i = record.Key.LastIndexOf('_', i - 1), words--)
            {
                string ending = record.Key.Substring(i + 1);
                endings[ending] = endings.ContainsKey(ending) ? null : record.Value;
            }
        }

        return endings;
    }

    /// <summary>The record that an ioctl takes by its macro, or null.</summary>
    public RecordDeclaration? RecordTakenBy(string ioctl) => _units.SelectMany(u => u.Macros.Concat(u.IoctlEnumerators))
        .Where(m => m.Name == ioctl && m.Ioctl?.ArgumentType is not null).Select(m => RecordMembers.RecordOf(m.Ioctl!.ArgumentType!)).FirstOrDefault(r => r is not null);

    public EnumDeclaration? Enum(string cName) => _enums.TryGetValue(cName, out EnumDeclaration? @enum) ? @enum : null;

    public bool HasConstant(string name) => _places.ContainsKey(name);

    public bool HasFunctionMacro(string name) => _functionMacros.Contains(name);

    private void AddDeclaration(Declaration declaration)
    {
        switch (declaration)
        {
            case RecordDeclaration record when record.IsComplete && !_records.ContainsKey(record.CName):
                _records.Add(record.CName, record);
                break;
            case EnumDeclaration @enum:
                if (!_enums.ContainsKey(@enum.CName))
                {
                    _enums.Add(@enum.CName, @enum);
                }

                foreach (Enumerator enumerator in @enum.Enumerators)
                {
                    AddConstant(enumerator.Name, @enum.Header);
                }

                break;
            case TypedefDeclaration { Type.Canonical: RecordType type } typedef when !_records.ContainsKey(typedef.Name):
                _records.Add(typedef.Name, type.Declaration);
                break;
            default:
                break;
        }
    }

    private string? FindEnding(string header, string word)
    {
        string? found = null;
        foreach (string constant in _constantsByHeader.TryGetValue(header, out List<string>? constants) ? constants : [])
        {
            if (constant.Length > word.Length && constant[constant.Length - word.Length - 1] == '_' && constant.EndsWith(word, StringComparison.Ordinal))
            {
                if (found is not null)
                {
                    return null;
                }

                found = constant;
            }
        }

        return found;
    }

    private void AddConstant(string name, string header)
    {
        if (_places.ContainsKey(name))
        {
            return;
        }

        _places.Add(name, _constants.Count);
        _constants.Add(name);
        if (!_constantsByHeader.TryGetValue(header, out List<string>? constants))
        {
            _constantsByHeader.Add(header, constants = []);
        }

        constants.Add(name);
    }
}
