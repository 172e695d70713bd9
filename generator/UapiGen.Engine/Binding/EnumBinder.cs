using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.Engine.Binding.Naming;
using UapiGen.Engine.Binding.Types;
using UapiGen.Engine.Model;

namespace UapiGen.Engine.Binding;

/// <summary>Turns C enums and groups of constants into C# enums.</summary>
internal sealed class EnumBinder(TypeCatalog catalog, DocsReader docs)
{
    private static readonly HashSet<string> s_reserved = NameScope.Reserved("value__");

    /// <summary>The size of the C# enum, whatever the width of the members that hold it.</summary>
    public static long SizeOf(TypeEntry entry) =>
        entry.Declaration is EnumDeclaration { UnderlyingType: { } underlying } ? underlying.Size : UnderlyingOf(GroupValues(entry)).Name is "long" or "ulong" ? 8 : 4;

    public EnumModel? Bind(TypeEntry entry)
    {
        string name = catalog.NameOf(entry.Id);
        List<string> prefix = CName.Words(entry.Id.BareName);
        bool isC = catalog.Homes.Naming(entry.Id.Header) == NamingStyle.C;
        List<Value> values = entry.Declaration is EnumDeclaration declaration ? EnumValues(declaration) : GroupValues(entry);
        if (values.Count == 0)
        {
            return null;
        }

        bool isFlags = entry.Group?.IsFlags ?? IsFlags(entry, values);
        TypeRef underlying = entry.Declaration is EnumDeclaration { UnderlyingType: { } type }
            ? TypeRef.Integer(type.Size, type.IsSigned)
            : UnderlyingOf(values);
        var scope = new NameScope(s_reserved);
        var members = ImmutableArray.CreateBuilder<EnumMemberModel>(values.Count);
        foreach (Value value in values)
        {
            List<string> words = CName.Words(value.Name);
            string wanted = entry.View.Facts.NameOf(value.Name)
                ?? (isC || words.Count == 0 ? value.Name : CName.Pascal(words, CName.FirstKept(words, CName.CommonWordsWithGaps(words, prefix))));
            members.Add(new EnumMemberModel(
                Identifier.Escape(scope.Take(wanted, value.Name)),
                value.Name,
                new IntegerLiteral(underlying, value.Bits, IsHex: isFlags && unchecked((long)value.Bits) >= 0),
                docs.OfConstant(entry.View, entry.Id.Header, value.Name)));
        }

        return new EnumModel(name, underlying, isFlags, members.MoveToImmutable())
        {
            Docs = docs.OfEnum(entry.View, entry.Id, entry.Declaration as EnumDeclaration),
            Attributes = ImmutableArray.Create(new AttributeModel(
                "UapiGen.Metadata",
                "CName",
                ImmutableArray.Create(
                    new AttributeArgument(null, new TextLiteral(entry.Group?.Name ?? entry.Id.CName)),
                    new AttributeArgument("Header", new TextLiteral(entry.Id.Header))))),
        };
    }

    private static List<Value> EnumValues(EnumDeclaration declaration)
    {
        var values = new List<Value>(declaration.Enumerators.Length);
        foreach (Enumerator enumerator in declaration.Enumerators)
        {
            if (enumerator.Value is IntegerConstant integer)
            {
                values.Add(new Value(enumerator.Name, integer.Bits, integer.IsNegative, enumerator.IsExplicit));
            }
        }

        return values;
    }

    private static List<Value> GroupValues(TypeEntry entry)
    {
        var values = new List<Value>();
        foreach (string name in entry.Group!.Constants.Distinct(System.StringComparer.Ordinal))
        {
            if (entry.View.Constants[name] is { } bits)
            {
                values.Add(new Value(name, bits, entry.View.IsNegative(name), IsExplicit: true));
            }
        }

        return values;
    }

    private static TypeRef UnderlyingOf(List<Value> values)
    {
        bool isSigned = values.Any(v => v.IsNegative);
        bool isWide = values.Any(v => v.IsNegative ? unchecked((long)v.Bits) < int.MinValue : v.Bits > (isSigned ? int.MaxValue : uint.MaxValue));
        return TypeRef.Integer(isWide ? 8 : 4, isSigned);
    }

    /// <summary>
    /// Flags: a fact says so of a member, or every value is written out and has one bit of its own (or joins such bits), beyond what counting 1, 2 gives.
    /// </summary>
    private static bool IsFlags(TypeEntry entry, List<Value> values)
    {
        string bareName = entry.Id.BareName;
        bool isStated = entry.View.Facts.Values.Exists(f => f.IsFlags && f.IsStated && (f.Group == bareName || f.Group == entry.Id.CName));
        if (isStated)
        {
            return true;
        }

        ulong bits = 0;
        foreach (Value value in values)
        {
            if (!value.IsExplicit || value.IsNegative)
            {
                return false;
            }

            if ((value.Bits & (value.Bits - 1)) == 0)
            {
                if ((bits & value.Bits) != 0)
                {
                    return false;
                }

                bits |= value.Bits;
            }
        }

        return bits > 3 && values.All(v => (v.Bits & ~bits) == 0);
    }

    private sealed record Value(string Name, ulong Bits, bool IsNegative, bool IsExplicit);
}
