using System.Collections.Generic;
using System.Linq;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.Engine.Facts.Language;

namespace UapiGen.Engine.Facts.Inference;

/// <summary>The length of what an address points to, as words tie two members: "number of entries in @x", "size of the buffer at @x", "array of @n elements".</summary>
internal static class LengthWords
{
    private static readonly WordSet _places = new("in of the at by");

    private static readonly WordSet _nameEnds = new("passed in given provided to ( , that which pointed supplied being");

    private static readonly WordSet _elements = new("elements entries items structs structures values struct bytes");

    /// <summary>Reads a member's own words: those of the length, or of the address.</summary>
    /// <param name="context">The facts so far.</param>
    /// <param name="record">The record.</param>
    /// <param name="path">The member.</param>
    /// <param name="above">The member above it, or empty.</param>
    /// <param name="sentence">The words.</param>
    public static void Read(InferenceContext context, RecordDeclaration record, string path, string above, Sentence sentence)
    {
        if (sentence.FindAny(0, "if", "unless", "otherwise", "or") >= 0)
        {
            return;
        }

        int start = DirectionWords.MarkerLength(sentence);
        start += sentence.At(start, "the") || sentence.At(start, "input") ? 1 : 0;
        if (start >= sentence.Count || ReadNamed(context, record, path, above, sentence, start))
        {
            return;
        }

        bool isNumber = sentence.At(start, "number", "of") || sentence.At(start, "count", "of") || sentence.At(start, "length", "of");
        bool isBytes = (sentence.At(start, "size", "of") && !IsCountName(path)) || (sentence.At(start, "length", "of") && sentence.FindAny(0, "bytes") >= 0);
        for (int i = start + 2; i < sentence.Count && (isNumber || isBytes); i++)
        {
            bool isMarked = sentence[i].Markup == '@' || (sentence[i].Text.Contains('_') && sentence[i - 1].IsAny(_places));
            if (isMarked && sentence[i].Text != path && Pointer(context, record, sentence[i].Text) is { } at)
            {
                Set(context, at, path, isBytes || IsOfBytes((PointerFact)context.Facts[at], sentence));
                return;
            }
        }

        // "array of @n elements", "of length @n"
        int own = Pointer(context, record, path) ?? -1;
        for (int i = 1; i < sentence.Count && own >= 0; i++)
        {
            bool isCount = PhraseSubject.IsSureName(sentence, i) && sentence[i].Text != path && sentence[i - 1].IsAny("of", "length", "with", "has") && RecordMembers.Find(record, sentence[i].Text) is { Type.Canonical: BuiltInType { IsInteger: true } };
            bool isNamed = isCount && (sentence[i - 1].Is("length") || (i + 1 < sentence.Count && sentence[i + 1].IsAny(_elements)));
            if (isNamed)
            {
                Set(context, own, sentence[i].Text, i + 1 < sentence.Count && sentence[i + 1].Is("bytes"));
                return;
            }
        }
    }

    /// <summary>"Number of bo handles" beside <c>bo_handles</c>, "Length of the buffer above", "Length of data" beside the tail <c>data[]</c>.</summary>
    private static bool ReadNamed(InferenceContext context, RecordDeclaration record, string path, string above, Sentence sentence, int start)
    {
        bool isNumber = sentence.At(start, "number", "of") || sentence.At(start, "amount", "of");
        if (isNumber && NamedAlike(context, record, path) is { } alike)
        {
            Set(context, alike, path, isBytes: false);
            return true;
        }

        bool isLength = sentence.At(start, "length", "of") || sentence.At(start, "size", "of");
        int from = start + 2;
        from += sentence.At(from, "the") ? 1 : 0;
        if ((!isNumber && !isLength) || from >= sentence.Count)
        {
            return false;
        }

        if (isLength && ReadMemory(context, record, path, sentence, from))
        {
            return true;
        }

        if (isNumber && sentence.At(from, "struct") && from + 1 < sentence.Count && PointerTo(context, record, "struct " + sentence[from + 1].Text, path) is { } only)
        {
            Set(context, only, path, isBytes: false);
            return true;
        }

        // "number of submit_bo's", "number of wait &my_entries"
        for (int i = from; isNumber && i < sentence.Count && i < from + 2; i++)
        {
            if (PointerWords.TagAt(context, sentence, i) is { } counted && PointerTo(context, record, counted.CName, path) is { } array)
            {
                Set(context, array, path, isBytes: false);
                return true;
            }
        }

        int last = sentence.FindAny(from, _nameEnds);
        last = last < 0 ? sentence.Count : last;
        if (isLength && last == sentence.Count && sentence[last - 1].Is("above") && last - from <= 3 && Pointer(context, record, above) is { } previous)
        {
            Set(context, previous, path, isBytes: true);
            return true;
        }

        if (last <= from || last - from > 3)
        {
            return false;
        }

        string name = sentence[from].Lower;
        for (int i = from + 1; i < last; i++)
        {
            name += "_" + sentence[i].Lower;
        }

        if (isNumber && Pointer(context, record, name) is { } same && ((PointerFact)context.Facts[same]).Type.Length > 0)
        {
            Set(context, same, path, isBytes: false);
            return true;
        }

        return false;
    }

    /// <summary>The member that is said to point to such records: the only one, or that of the same stem, <c>wait_ptr</c> for <c>wait_count</c>.</summary>
    private static int? PointerTo(InferenceContext context, RecordDeclaration record, string type, string path)
    {
        List<int> places = context.Facts.PlacesOf(record.CName).FindAll(p => context.Facts[p] is PointerFact { IsStated: true } pointer && pointer.Type == type);
        if (places.Count > 1)
        {
            string stem = StemOf(path);
            places = stem.Length == 0 ? [] : places.FindAll(p => StemOf(((PointerFact)context.Facts[p]).Path) == stem);
        }

        return places.Count == 1 ? places[0] : null;
    }

    /// <summary>"Number of input handles" beside <c>in_handle_count</c>: the address <c>in_handles</c>, which alone is named so.</summary>
    private static int? NamedAlike(InferenceContext context, RecordDeclaration record, string path)
    {
        string stem = path.EndsWith("_count", System.StringComparison.Ordinal) ? path.Substring(0, path.Length - 6) : "";
        return stem.Length == 0 ? null : Pointer(context, record, stem + "s") ?? Pointer(context, record, stem);
    }

    /// <summary>"Length of the out_data memory": the member of that name holds an address, and this one the number of its bytes.</summary>
    private static bool ReadMemory(InferenceContext context, RecordDeclaration record, string path, Sentence sentence, int from)
    {
        string name = sentence[from].Text;
        bool isNamed = from + 1 < sentence.Count && sentence[from + 1].IsAny("memory", "buffer") && name != path
            && RecordMembers.Find(record, name) is { Type.Canonical: PointerType or BuiltInType { IsInteger: true, Size: 8 } };
        if (isNamed && Pointer(context, record, name) is null)
        {
            context.Add(new PointerFact(InferenceContext.Stated(sentence), record.CName, name));
        }

        if (isNamed && Pointer(context, record, name) is { } at)
        {
            Set(context, at, path, isBytes: true);
        }

        return isNamed;
    }

    private static string StemOf(string path) => path.Substring(0, System.Math.Max(0, path.LastIndexOf('_')));

    private static bool IsCountName(string path)
    {
        string name = path.Substring(path.LastIndexOf('.') + 1);
        return name.StartsWith("num_", System.StringComparison.Ordinal) || name.StartsWith("nr_", System.StringComparison.Ordinal) || name.StartsWith("n_", System.StringComparison.Ordinal);
    }

    private static bool IsOfBytes(PointerFact fact, Sentence sentence) => fact.Type.Length == 0 && sentence.FindAny(0, "bytes") >= 0;

    private static int? Pointer(InferenceContext context, RecordDeclaration record, string path)
    {
        int at = context.Facts.Find<PointerFact>(record.CName, path, static (f, p) => f.IsStated && f.Path == p);
        return at < 0 ? null : at;
    }

    /// <summary>A number of elements needs the elements' type to be of use; a number of bytes doesn't.</summary>
    private static void Set(InferenceContext context, int at, string member, bool isBytes)
    {
        var fact = (PointerFact)context.Facts[at];
        if (fact.Count.Length > 0 || fact.Bytes.Length > 0)
        {
            return;
        }

        if (isBytes)
        {
            context.Facts[at] = fact with { Bytes = member };
        }
        else if (fact.Type.Length > 0 && !(fact.Provenance.Words.Contains("tuples of") || fact.Provenance.Words.Contains("pairs")))
        {
            // Of "pairs of u32" the number is another than of the u32.
            context.Facts[at] = fact with { Count = member };
        }
    }
}
