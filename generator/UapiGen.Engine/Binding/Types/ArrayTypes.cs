using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using UapiGen.Engine.Model;

namespace UapiGen.Engine.Binding.Types;

/// <summary>The C arrays that the types of one namespace use; each namespace declares its own, once, so that assemblies don't meet in them.</summary>
internal sealed class ArrayTypes(string ns)
{
    private readonly SortedSet<int> _lengths = [];
    private readonly SortedSet<int> _textLengths = [];

    public bool IsEmpty => _lengths.Count == 0 && _textLengths.Count == 0;

    public TypeRef Of(int length, TypeRef element)
    {
        _lengths.Add(length);
        return new TypeRef(ns, Name(length), ImmutableArray.Create(element));
    }

    public TypeRef OfText(int length)
    {
        _textLengths.Add(length);
        return new TypeRef(ns, TextName(length));
    }

    public IEnumerable<TypeModel> Models() =>
        _lengths.Select(l => new InlineArrayModel(Name(l), l, IsText: false)).Concat(_textLengths.Select(l => new InlineArrayModel(TextName(l), l, IsText: true)));

    /// <summary>Whether a name is one that arrays take.</summary>
    public static bool IsArrayName(string name)
    {
        string rest = name.StartsWith("Utf8Array", System.StringComparison.Ordinal) ? name.Substring(9)
            : name.StartsWith("Array", System.StringComparison.Ordinal) ? name.Substring(5) : "";
        return rest.Length > 0 && rest.All(c => c is >= '0' and <= '9');
    }

    private static string Name(int length) => "Array" + length.ToString(CultureInfo.InvariantCulture);

    private static string TextName(int length) => "Utf8Array" + length.ToString(CultureInfo.InvariantCulture);
}
