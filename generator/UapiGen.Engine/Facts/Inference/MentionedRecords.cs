using System;
using System.Collections.Generic;
using System.Linq;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.Engine.Facts.Language;

namespace UapiGen.Engine.Facts.Inference;

/// <summary>The records of a header by the words that may speak of them, so that a constant's words are not held against every record.</summary>
internal sealed class MentionedRecords
{
    private readonly RecordDeclaration[] _records;
    private readonly Dictionary<string, Holder> _byPath = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Holder> _byTag = new(StringComparer.Ordinal);

    public MentionedRecords(InferenceContext context, IEnumerable<RecordDeclaration> records)
    {
        _records = records.ToArray();
        for (int i = 0; i < _records.Length; i++)
        {
            foreach (MemberWords member in context.MembersOf(_records[i]))
            {
                Add(_byPath, member.Path, i);
            }

            if (_records[i].Tag is { } tag)
            {
                Add(_byTag, tag, i);
            }
        }
    }

    /// <summary>The records, in their order, of which a word surely names a member or starts with the tag and a dot.</summary>
    public IEnumerable<RecordDeclaration> In(List<Sentence> sentences)
    {
        List<int>? found = null;
        foreach (Sentence sentence in sentences)
        {
            for (int i = 0; i < sentence.Count; i++)
            {
                if (!PhraseSubject.IsSureName(sentence, i))
                {
                    continue;
                }

                string text = sentence[i].Text;
                Find(_byPath, text, ref found);
                int dot = text.IndexOf('.');
                if (dot > 0)
                {
                    Find(_byTag, text.Substring(0, dot), ref found);
                }
            }
        }

        if (found is null)
        {
            return [];
        }

        found.Sort();
        var mentioned = new List<RecordDeclaration>(found.Count);
        foreach (int place in found)
        {
            mentioned.Add(_records[place]);
        }

        return mentioned;
    }

    private static void Add(Dictionary<string, Holder> holders, string word, int record)
    {
        holders.TryGetValue(word, out Holder? next);
        holders[word] = new Holder(record, next);
    }

    private static void Find(Dictionary<string, Holder> holders, string word, ref List<int>? found)
    {
        holders.TryGetValue(word, out Holder? holder);
        for (; holder is not null; holder = holder.Next)
        {
            found ??= [];
            if (!found.Contains(holder.Record))
            {
                found.Add(holder.Record);
            }
        }
    }

    /// <summary>A record with a name, and the others with the same.</summary>
    private sealed class Holder(int record, Holder? next)
    {
        public int Record => record;

        public Holder? Next => next;
    }
}
