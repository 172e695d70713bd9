using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using UapiGen.Engine.Model;

namespace UapiGen.Engine.Binding.Types;

/// <summary>The C arrays that the types of one namespace use; each namespace declares its own, once, so that assemblies don't meet in them.</summary>
internal sealed class ArrayTypes(string ns)
{
    private readonly HashSet<int> _lengths = [];
    private readonly HashSet<int> _textLengths = [];

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
        Models(_lengths, Name, isText: false).Concat(Models(_textLengths, TextName, isText: true));

    /// <summary>Whether a name is one that arrays take.</summary>
    public static bool IsArrayName(string name)
    {
        string rest = name.StartsWith("Utf8Array", StringComparison.Ordinal) ? name.Substring(9)
            : name.StartsWith("Array", StringComparison.Ordinal) ? name.Substring(5) : "";
        return rest.Length > 0 && rest.All(c => c is >= '0' and <= '9');
    }

    private static IEnumerable<InlineArrayModel> Models(HashSet<int> lengths, Func<int, string> name, bool isText)
    {
        int[] sorted = [.. lengths];
        Array.Sort(sorted);
        foreach (int length in sorted)
        {
            yield return new InlineArrayModel(name(length), length, isText);
        }
    }

    private static string Name(int length) => "Array" + length.ToString(CultureInfo.InvariantCulture);

    private static string TextName(int length) => "Utf8Array" + length.ToString(CultureInfo.InvariantCulture);
}
