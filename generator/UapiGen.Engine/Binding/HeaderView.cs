using System;
using System.Collections.Generic;
using System.Text.RegularExpressions;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.CFrontEnd.Text;
using UapiGen.Engine.Binding.Naming;
using UapiGen.Engine.Documentation;
using UapiGen.Engine.Facts;

namespace UapiGen.Engine.Binding;

/// <summary>One requested header as one target sees it.</summary>
internal sealed class HeaderView
{
    private readonly HashSet<string> _family;
    private readonly Regex? _only;
    private readonly Regex? _exclude;
    private DocumentationIndex? _documentation;
    private string? _lastHeader;
    private bool _isLastRequested;

    public HeaderView(RequestedHeader request, int target, TranslationUnit unit, FactSet facts)
    {
        Request = request;
        Target = target;
        Unit = unit;
        Facts = facts;
        Constants = ConstantTable.Of(unit).With(facts.Constants, unit.Target.Name);
        Types = new TypeTable(unit.Target);
        foreach (Declaration declaration in unit.Declarations)
        {
            switch (declaration)
            {
                case RecordDeclaration { IsComplete: true } record:
                    Records[record.CName] = record;
                    break;
                case EnumDeclaration { UnderlyingType: not null } named when named.Tag is not null || named.TypedefName is not null:
                    Enums[named.CName] = named;
                    Enums[named.Tag ?? named.TypedefName!] = named;
                    AddEnumerators(named);
                    break;
                case EnumDeclaration unnamed:
                    AddEnumerators(unnamed);
                    break;
                case TypedefDeclaration typedef:
                    Typedefs[typedef.Name] = typedef;
                    break;
                default:
                    break;
            }
        }

        _family = FamilyOf(unit);
        _only = Glob(request.Only);
        _exclude = Glob(request.Exclude);
    }

    public RequestedHeader Request { get; }

    /// <summary>The index of the target in the request.</summary>
    public int Target { get; }

    public TranslationUnit Unit { get; }

    public FactSet Facts { get; }

    public ConstantTable Constants { get; }

    public TypeTable Types { get; }

    public DocumentationIndex Documentation => _documentation ??= DocumentationIndex.Of(Unit);

    public Dictionary<string, (EnumDeclaration Enum, Enumerator Enumerator)> Enumerators { get; } = new(StringComparer.Ordinal);

    /// <summary>The complete records by their C names.</summary>
    public Dictionary<string, RecordDeclaration> Records { get; } = new(StringComparer.Ordinal);

    /// <summary>The enums by their C names and by their tags alone.</summary>
    public Dictionary<string, EnumDeclaration> Enums { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, TypedefDeclaration> Typedefs { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether a constant is below zero by its C type.</summary>
    public bool IsNegative(string name) => Constants[name] is { } bits && unchecked((long)bits) < 0 && Unit.FindMacro(name)?.Value is IntegerConstant { IsNegative: true };

    /// <summary>Where a constant stands in its file; 0 for one that is not there.</summary>
    public int PositionOf(string constant) => Unit.FindMacro(constant)?.Span.Start ?? 0;

    /// <summary>Whether the project asks for what this header defines: it is the requested one, or the architecture's part of it.</summary>
    public bool IsRequested(string header)
    {
        // One declaration after the other is of the same header.
        if (!ReferenceEquals(header, _lastHeader))
        {
            _isLastRequested = _family.Contains(header);
            _lastHeader = header;
        }

        return _isLastRequested;
    }

    /// <summary>Whether <c>Only</c> and <c>Exclude</c> let a declaration be generated for its own sake.</summary>
    public bool IsWanted(string cName)
    {
        if (_only is null && _exclude is null)
        {
            return true;
        }

        int space = cName.IndexOf(' ');
        string bare = cName.Substring(space + 1);
        return (_only is null || _only.IsMatch(cName) || _only.IsMatch(bare))
            && (_exclude is null || !(_exclude.IsMatch(cName) || _exclude.IsMatch(bare)));
    }

    private void AddEnumerators(EnumDeclaration declaration)
    {
        foreach (Enumerator enumerator in declaration.Enumerators)
        {
            Enumerators[enumerator.Name] = (declaration, enumerator);
        }
    }

    /// <summary>What a list of names matches, <c>*</c> standing for any run of characters; null: the list is empty.</summary>
    internal static Regex? Glob(IReadOnlyList<string> patterns)
    {
        if (patterns.Count == 0)
        {
            return null;
        }

        var parts = new List<string>();
        foreach (string pattern in patterns)
        {
            parts.Add(Regex.Escape(pattern).Replace("\\*", ".*"));
        }

        return new Regex("^(?:" + string.Join("|", parts) + ")$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    }

    /// <summary>A requested header speaks for the <c>asm/</c> and <c>asm-generic/</c> headers that it includes itself, and they for theirs.</summary>
    private static HashSet<string> FamilyOf(TranslationUnit unit)
    {
        var family = new HashSet<string>(StringComparer.Ordinal) { unit.MainFile.IncludeName };
        var todo = new Stack<SourceFile>([unit.MainFile]);
        while (todo.Count > 0)
        {
            if (!unit.Includes.TryGetValue(todo.Pop(), out IReadOnlyList<SourceFile>? included))
            {
                continue;
            }

            foreach (SourceFile file in included)
            {
                bool isArchitecture = HeaderName.IsArchitectureOwn(file.IncludeName) || file.IncludeName.StartsWith("asm-generic/", StringComparison.Ordinal);
                if (isArchitecture && family.Add(file.IncludeName))
                {
                    todo.Push(file);
                }
            }
        }

        return family;
    }
}
