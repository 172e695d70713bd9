using System.Collections.Generic;
using System.Linq;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.Engine.Facts.Language;

namespace UapiGen.Engine.Facts.Inference;

/// <summary>A record's member, and the sentences about it.</summary>
internal sealed class MemberWords
{
    private static readonly List<Sentence> _nothing = [];

    /// <param name="path">The member's path in the record.</param>
    /// <param name="field">The member.</param>
    /// <param name="passages">The sentences of each comment about it: its kernel-doc entry, the comments above and beside it.</param>
    public MemberWords(string path, FieldDeclaration field, List<List<Sentence>> passages)
    {
        Path = path;
        Field = field;
        Passages = passages;
        Sentences = passages.Count switch
        {
            0 => _nothing,
            1 => passages[0],
            _ => passages.SelectMany(p => p).ToList(),
        };
    }

    public string Path { get; }

    public FieldDeclaration Field { get; }

    public List<List<Sentence>> Passages { get; }

    /// <summary>The sentences of all comments, one after the other.</summary>
    public List<Sentence> Sentences { get; }
}
