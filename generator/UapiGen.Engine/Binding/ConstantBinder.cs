using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.CFrontEnd.Text;
using UapiGen.Engine.Binding.Naming;
using UapiGen.Engine.Binding.Types;
using UapiGen.Engine.Model;

namespace UapiGen.Engine.Binding;

/// <summary>Collects what is neither an enum's value nor an ioctl: macros and enumerators of unnamed enums, under their C names.</summary>
internal sealed class ConstantBinder(TypeCatalog catalog, DocsReader docs, List<SourceDiagnostic> diagnostics)
{
    private static readonly UTF8Encoding s_strictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly HashSet<string> s_reserved = NameScope.Reserved(
        "Equals", "ReferenceEquals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "Finalize", "Compiler", "Interop", "Meta", "Uapi");

    private readonly Dictionary<string, Home> _homes = new(StringComparer.Ordinal);

    /// <summary>Adds the constants that one target's view of a header asks for.</summary>
    public void Add(HeaderView view, ReachedTypes table, Func<Macro, bool> isIoctl)
    {
        HashSet<string> grouped = [.. table.Entries.Where(e => e.Group is not null).SelectMany(e => e.Group!.Constants)];
        var enumerators = new HashSet<string>(StringComparer.Ordinal);
        foreach (Declaration declaration in view.Unit.Declarations)
        {
            if (declaration is not EnumDeclaration @enum)
            {
                continue;
            }

            bool isUnnamed = @enum.Tag is null && @enum.TypedefName is null;
            foreach (Enumerator enumerator in @enum.Enumerators)
            {
                enumerators.Add(enumerator.Name);
                if (isUnnamed && view.IsRequested(@enum.Header) && view.IsWanted(enumerator.Name) && !grouped.Contains(enumerator.Name))
                {
                    Add(view, enumerator.Name, enumerator.Span, enumerator.Value, isHex: false);
                }
            }
        }

        foreach (Macro macro in view.Unit.Macros)
        {
            // "#define NAME NAME" beside an enumerator says only that the header has it.
            bool isWanted = macro.Value is not null && view.IsRequested(macro.Header) && view.IsWanted(macro.Name)
                && !enumerators.Contains(macro.Name) && !grouped.Contains(macro.Name) && !isIoctl(macro);
            if (isWanted)
            {
                Add(view, macro.Name, macro.Span, macro.Value!, macro.Body.IndexOf("0x", StringComparison.OrdinalIgnoreCase) >= 0);
            }
        }
    }

    /// <summary>Adds the classes of constants, one for each header and architecture, to the files.</summary>
    public void AddTo(FileSet files)
    {
        foreach (Home home in _homes.Values)
        {
            string name = catalog.TakeName(home.Header, HeaderName.FileName(home.Header) + home.Architecture + "Constants");
            var scope = new NameScope(s_reserved, name);
            var constants = ImmutableArray.CreateBuilder<ConstantModel>();
            foreach (Entry entry in home.Ordered())
            {
                if (Model(entry, scope, home.Header) is { } model)
                {
                    constants.Add(model);
                }
            }

            if (constants.Count > 0)
            {
                var type = new ConstantsModel(name, constants.ToImmutable()) { Docs = docs.OfOwn($"The constants of {home.Header}, under their C names.") };
                files.Add(home.Header, catalog.Homes.Namespace(home.Header, home.Architecture), FileSet.Constants, name, type);
            }
        }
    }

    private void Add(HeaderView view, string name, SourceSpan span, ConstantValue value, bool isHex)
    {
        string header = span.File?.IncludeName ?? "";
        string architecture = catalog.ArchitectureOf(view.Target, header);
        if (catalog.Homes.IsReused(header))
        {
            return;
        }

        if (Convert(value, isHex) is not { } converted)
        {
            diagnostics.Add(new SourceDiagnostic(BindingRules.ConstantLeftOut, span, name, "it is not UTF-8 text"));
            return;
        }

        string key = architecture.Length == 0 ? header : header + "\0" + architecture;
        if (!_homes.TryGetValue(key, out Home? home))
        {
            _homes.Add(key, home = new Home(header, architecture));
        }

        home.Entry(name, view, span, catalog.TargetCount).Values[view.Target] = converted;
    }

    private static Literal? Convert(ConstantValue value, bool isHex)
    {
        switch (value)
        {
            case IntegerConstant { Type.Size: > 8 }:
                return null;
            case IntegerConstant integer:
                // C promotes what is narrower than int.
                bool isSigned = integer.Type.IsSigned || integer.Type.Size < 4;
                TypeRef type = TypeRef.Integer(Math.Max(4, integer.Type.Size), isSigned);
                return new IntegerLiteral(type, integer.Bits, isHex && !integer.IsNegative);
            case CharacterConstant character:
                return new IntegerLiteral(TypeRef.Int32, unchecked((ulong)character.Value), IsCharacter: true);
            case FloatConstant number:
                return new FloatLiteral(number.Value);
            case StringConstant text:
                try
                {
                    return new TextLiteral(s_strictUtf8.GetString(text.Bytes.ToArray()));
                }
                catch (DecoderFallbackException)
                {
                    return null;
                }

            default:
                return null;
        }
    }

    private ConstantModel? Model(Entry entry, NameScope scope, string header)
    {
        (TypeRef type, TargetValue? value) = Merge(entry);
        if (value is null)
        {
            diagnostics.Add(new SourceDiagnostic(BindingRules.ConstantLeftOut, entry.Span, entry.Name, "its text differs between the targets"));
            return null;
        }

        return new ConstantModel(Identifier.Escape(scope.Take(entry.Name, entry.Name)), type, value, docs.OfConstant(entry.View, header, entry.Name));
    }

    private (TypeRef Type, TargetValue? Value) Merge(Entry entry)
    {
        TypeRef type = CommonType(entry);
        Literal? first = null;
        bool isCommon = true;
        var values = ImmutableArray.CreateBuilder<ValueOfTarget>();
        for (int target = 0; target < entry.Values.Length; target++)
        {
            if (entry.Values[target] is { } value)
            {
                Literal retyped = value is IntegerLiteral integer && integer.Type != type ? integer with { Type = type } : value;
                first ??= retyped;
                isCommon &= retyped == first;
                values.Add(new ValueOfTarget(catalog.ArchitectureName(target), retyped));
            }
        }

        return (type, isCommon ? new TargetValue(first) : type == TypeRef.String ? null : new TargetValue(null, values.ToImmutable()));
    }

    /// <summary><c>long</c> is not the same size everywhere: the widest type holds all.</summary>
    private static TypeRef CommonType(Entry entry)
    {
        TypeRef? common = null;
        foreach (Literal? value in entry.Values)
        {
            TypeRef? type = value switch
            {
                IntegerLiteral integer => integer.Type,
                FloatLiteral => TypeRef.Double,
                TextLiteral => TypeRef.String,
                _ => null,
            };
            if (common is null || (type?.Name is "ulong" or "long" && common.Name is not ("ulong" or "long")))
            {
                common = type ?? common;
            }
        }

        return common!;
    }

    /// <summary>The constants of a header, or of what it has for one architecture.</summary>
    private sealed class Home(string header, string architecture)
    {
        private readonly Dictionary<string, Entry> _byName = new(StringComparer.Ordinal);
        private readonly List<Entry> _entries = [];

        public string Header { get; } = header;

        public string Architecture { get; } = architecture;

        /// <summary>The constant of that name at that place; targets may have one name at several.</summary>
        public Entry Entry(string name, HeaderView view, SourceSpan span, int targets)
        {
            _byName.TryGetValue(name, out Entry? first);
            for (Entry? entry = first; entry is not null; entry = entry.SameName)
            {
                if (entry.Span.Start == span.Start)
                {
                    return entry;
                }
            }

            var added = new Entry(name, view, span, new Literal?[targets]) { SameName = first };
            _byName[name] = added;
            _entries.Add(added);
            return added;
        }

        /// <summary>The constants in the order of the header.</summary>
        public List<Entry> Ordered()
        {
            _entries.Sort(static (a, b) => a.Span.Start != b.Span.Start ? a.Span.Start.CompareTo(b.Span.Start) : string.CompareOrdinal(a.Name, b.Name));
            return _entries;
        }
    }

    /// <param name="Values">By target.</param>
    private sealed record Entry(string Name, HeaderView View, SourceSpan Span, Literal?[] Values)
    {
        public Entry? SameName { get; init; }
    }
}
