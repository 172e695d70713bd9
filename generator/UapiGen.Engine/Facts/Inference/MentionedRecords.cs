using System;
using System.Collections.Generic;
using System.Linq;
using UapiGen.CFrontEnd.Semantics;

namespace UapiGen.Engine.Facts.Inference;

/// <summary>The records of a header by the words that may speak of them, so that a constant's words are not held against every record.</summary>
internal sealed class MentionedRecords
{
    private readonly RecordDeclaration[] _records;
    private readonly Dictionary<string, List<int>> _byWord = new(StringComparer.Ordinal);

    public MentionedRecords(InferenceContext context, IEnumerable<RecordDeclaration> records)
    {
        _records = records.ToArray();
        for (int i = 0; i < _records.Length; i++)
        {
            foreach (string path in context.SubjectOf(_records[i], "", "").Members)
            {
                Add(path, i);
            }

            if (_records[i].Tag is { } tag)
            {
                Add(tag, i);
            }
        }
    }

    /// <summary>The records, in their order, of which a word is a member's path or starts with the tag and a dot.</summary>
    public IEnumerable<RecordDeclaration> In(IEnumerable<Sentence> sentences)
    {
        var found = new SortedSet<int>();
        foreach (Word word in sentences.SelectMany(s => s.Words))
        {
            Find(word.Text, found);
            int dot = word.Text.IndexOf('.');
            if (dot > 0)
            {
                Find(word.Text.Substring(0, dot), found);
            }
        }

        return found.Select(i => _records[i]);
    }

    private void Add(string word, int record)
    {
        if (!_byWord.TryGetValue(word, out List<int>? records))
        {
            _byWord.Add(word, records = []);
        }

        records.Add(record);
    }

    private void Find(string word, SortedSet<int> found)
    {
        if (_byWord.TryGetValue(word, out List<int>? records))
        {
            found.UnionWith(records);
        }
    }
}
