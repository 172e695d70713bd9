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
        HashSet<string> grouped = [.. table.Entries.Where(e => e.Group is not null).SelectMany(OwnConstants)];
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
                Add(view, macro.Name, macro.Span, macro.Value!, macro.HasHexadecimal);
            }
            else if (macro.Span.File?.Origin == HeaderOrigin.Project && macro.IsIoctlWithoutNumber && view.IsRequested(macro.Header) && view.IsWanted(macro.Name))
            {
                diagnostics.Add(new SourceDiagnostic(
                    BindingRules.IoctlLeftOut, macro.Span, macro.Name, $"its number can't be computed, because a type or a name in '{macro.Body}' is not defined"));
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
            foreach (Entry entry in home.InOrder(catalog.TargetCount))
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

    /// <summary>A group's constants but those that it takes from other headers: these stay what they are there, whoever uses them.</summary>
    private static IEnumerable<string> OwnConstants(TypeEntry entry)
    {
        var borrowed = new HashSet<string>(entry.View.Facts.Constants.Select(c => c.Constant), StringComparer.Ordinal);
        return entry.Group!.Constants.Where(name => !borrowed.Contains(name));
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

        home.Found.Add(new FoundConstant(name, view, span, converted, home.Found.Count));
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
        (string name, HeaderView view, SourceSpan span) = (entry.First.Name, entry.First.View, entry.First.Span);
        TypeRef type = CommonType(entry);
        if (Merge(entry, type) is not { } value)
        {
            diagnostics.Add(new SourceDiagnostic(BindingRules.ConstantLeftOut, span, name, "its text differs between the targets"));
            return null;
        }

        return new ConstantModel(Identifier.Escape(scope.Take(name, name)), type, value, docs.OfConstant(view, header, name));
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

    /// <summary>One value where all targets agree; null for texts that differ, which C# can't choose as constants.</summary>
    private TargetValue? Merge(Entry entry, TypeRef type)
    {
        Literal? first = null;
        bool isCommon = true;
        for (int target = 0; target < entry.Values.Length; target++)
        {
            if (entry.Values[target] is IntegerLiteral integer && integer.Type != type)
            {
                entry.Values[target] = integer with { Type = type };
            }

            first ??= entry.Values[target];
            isCommon &= entry.Values[target] is not { } value || value == first;
        }

        if (isCommon)
        {
            return new TargetValue(first);
        }

        return type == TypeRef.String ? null : new TargetValue(null, Enumerable.Range(0, entry.Values.Length)
            .Where(t => entry.Values[t] is not null).Select(t => new ValueOfTarget(catalog.ArchitectureName(t), entry.Values[t]!)).ToImmutableArray());
    }

    /// <summary>The constants of a header, or of what it has for one architecture.</summary>
    private sealed class Home(string header, string architecture)
    {
        public string Header { get; } = header;

        public string Architecture { get; } = architecture;

        /// <summary>What was found in the views of all targets, in their order.</summary>
        public List<FoundConstant> Found { get; } = [];

        /// <summary>The constants in the order of the header: what targets have at one place under one name is one.</summary>
        public IEnumerable<Entry> InOrder(int targets)
        {
            Found.Sort();
            Entry? entry = null;
            foreach (FoundConstant found in Found)
            {
                if (entry is null || !entry.First.IsSame(found))
                {
                    if (entry is not null)
                    {
                        yield return entry;
                    }

                    entry = new Entry(found, new Literal?[targets]);
                }

                entry.Values[found.View.Target] = found.Value;
            }

            if (entry is not null)
            {
                yield return entry;
            }
        }
    }

    /// <param name="Values">By target.</param>
    private sealed record Entry(FoundConstant First, Literal?[] Values);

    /// <summary>A constant as one target sees it.</summary>
    private sealed record FoundConstant(string Name, HeaderView View, SourceSpan Span, Literal Value, int Order) : IComparable<FoundConstant>
    {
        public bool IsSame(FoundConstant other) => Span.Start == other.Span.Start && Name == other.Name;

        public int CompareTo(FoundConstant? other)
        {
            int order = Span.Start.CompareTo(other?.Span.Start ?? 0);
            order = order != 0 ? order : string.CompareOrdinal(Name, other?.Name);
            return order != 0 ? order : Order.CompareTo(other?.Order ?? 0);
        }
    }
}
