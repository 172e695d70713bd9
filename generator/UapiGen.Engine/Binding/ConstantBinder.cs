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

    private readonly Dictionary<(string Header, string Architecture), SortedDictionary<Position, Entry>> _homes = [];

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

    /// <summary>The classes of constants by header and architecture.</summary>
    public IEnumerable<(string Header, string Architecture, ConstantsModel Model)> Models()
    {
        foreach (var home in _homes)
        {
            (string header, string architecture) = home.Key;
            var scope = new NameScope("Equals", "ReferenceEquals", "GetHashCode", "GetType", "ToString", "MemberwiseClone", "Finalize", "Compiler", "Interop", "Meta", "Uapi");
            string name = catalog.TakeName(header, HeaderName.FileName(header) + architecture + "Constants");
            scope.TryTake(name);
            var constants = ImmutableArray.CreateBuilder<ConstantModel>();
            foreach (Entry entry in home.Value.Values)
            {
                if (Model(entry, scope, header) is { } model)
                {
                    constants.Add(model);
                }
            }

            if (constants.Count > 0)
            {
                yield return (header, architecture, new ConstantsModel(name, constants.ToImmutable())
                {
                    Docs = docs.OfOwn($"The constants of {header}, under their C names."),
                });
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

        if (!_homes.TryGetValue((header, architecture), out SortedDictionary<Position, Entry>? constants))
        {
            _homes.Add((header, architecture), constants = []);
        }

        var position = new Position(span.Start, name);
        if (!constants.TryGetValue(position, out Entry? entry))
        {
            constants.Add(position, entry = new Entry(name, view, span));
        }

        entry.Values[view.Target] = converted;
    }

    private static (TypeRef Type, Literal Value)? Convert(ConstantValue value, bool isHex)
    {
        switch (value)
        {
            case IntegerConstant { Type.Size: > 8 }:
                return null;
            case IntegerConstant integer:
                // C promotes what is narrower than int.
                bool isSigned = integer.Type.IsSigned || integer.Type.Size < 4;
                TypeRef type = TypeRef.Integer(Math.Max(4, integer.Type.Size), isSigned);
                return (type, new IntegerLiteral(type, integer.Bits, isHex && !integer.IsNegative));
            case CharacterConstant character:
                return (TypeRef.Int32, new IntegerLiteral(TypeRef.Int32, unchecked((ulong)character.Value), IsCharacter: true));
            case FloatConstant number:
                return (TypeRef.Double, new FloatLiteral(number.Value));
            case StringConstant text:
                try
                {
                    return (TypeRef.String, new TextLiteral(s_strictUtf8.GetString(text.Bytes.ToArray())));
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
        // "long" is not the same size everywhere: the widest type holds all.
        TypeRef type = entry.Values.Values.Select(v => v.Type).OrderByDescending(t => t.Name is "ulong" or "long").First();
        List<KeyValuePair<int, Literal>> values = entry.Values.Select(v => new KeyValuePair<int, Literal>(v.Key, Retype(v.Value.Value, type))).ToList();
        if (values.All(v => v.Value == values[0].Value))
        {
            return (type, new TargetValue(values[0].Value));
        }

        return type == TypeRef.String
            ? (type, null)
            : (type, new TargetValue(null, values.Select(v => new ValueOfTarget(catalog.ArchitectureName(v.Key), v.Value)).ToImmutableArray()));
    }

    private static Literal Retype(Literal literal, TypeRef type) => literal is IntegerLiteral integer ? integer with { Type = type } : literal;

    private readonly record struct Position(int Start, string Name) : IComparable<Position>
    {
        public int CompareTo(Position other) => Start != other.Start ? Start.CompareTo(other.Start) : string.CompareOrdinal(Name, other.Name);
    }

    private sealed class Entry(string name, HeaderView view, SourceSpan span)
    {
        public string Name { get; } = name;

        public HeaderView View { get; } = view;

        public SourceSpan Span { get; } = span;

        /// <summary>By target, in the order of the request's targets.</summary>
        public SortedDictionary<int, (TypeRef Type, Literal Value)> Values { get; } = [];
    }
}
