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
        List<int>? found = null;
        foreach (Sentence sentence in sentences)
        {
            for (int i = 0; i < sentence.Count; i++)
            {
                string text = sentence[i].Text;
                Find(text, ref found);
                int dot = text.IndexOf('.');
                if (dot > 0)
                {
                    Find(text.Substring(0, dot), ref found);
                }
            }
        }

        found?.Sort();
        return found?.Select(i => _records[i]) ?? [];
    }

    private void Add(string word, int record)
    {
        if (!_byWord.TryGetValue(word, out List<int>? records))
        {
            _byWord.Add(word, records = []);
        }

        records.Add(record);
    }

    private void Find(string word, ref List<int>? found)
    {
        if (_byWord.TryGetValue(word, out List<int>? records))
        {
            found ??= [];
            foreach (int record in records)
            {
                if (!found.Contains(record))
                {
                    found.Add(record);
                }
            }
        }
    }
}
