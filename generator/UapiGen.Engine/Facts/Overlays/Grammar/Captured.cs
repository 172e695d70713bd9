using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using UapiGen.CFrontEnd.Text;

namespace UapiGen.Engine.Facts.Overlays.Grammar;

/// <summary>What was written for one row of the table: its words and operands, and the statement that takes its facts.</summary>
internal sealed class Captured
{
    private readonly List<(string Key, object Value, SourceSpan Span)> _items = [];

    public Captured(StatementReader reader, Captured? owner, string entity)
    {
        Reader = reader;
        Owner = owner;
        Entity = entity;
    }

    public StatementReader Reader { get; }

    /// <summary>The statement that a clause or an argument belongs to; null for a statement.</summary>
    public Captured? Owner { get; }

    public TokenReader Tokens => Reader.Tokens;

    public NameReader Names => Reader.Names;

    /// <summary>What the statement is about: the record whose braces it stands in, or what it names itself.</summary>
    public string Entity { get; set; }

    /// <summary>The group that the statement declares for a member: clauses about whole entities are about it. Empty: none.</summary>
    public string Group { get; set; } = "";

    /// <summary>The members that the statement is about.</summary>
    public List<string> Paths { get; set; } = [];

    public string Path => Paths.Count > 0 ? Paths[0] : "";

    public Provenance Here => new(Reader.Source, Confidence.Stated, Reader.Statement.Span);

    public void Add(string key, object value, SourceSpan span) => _items.Add((key, value, span));

    public bool Has(string key) => _items.Exists(i => i.Key == key);

    /// <summary>The text of an operand or word; empty when it was left out.</summary>
    public string Text(string key) => Find(key) as string ?? "";

    public long? Number(string key) => Find(key) as long?;

    public T Get<T>(string key) => (T)Find(key)!;

    public ImmutableArray<string> List(string key) => [.. _items.Where(i => i.Key == key).Select(i => (string)i.Value)];

    public IEnumerable<long> Numbers(string key) => _items.Where(i => i.Key == key).Select(i => (long)i.Value);

    public SourceSpan Span(string key) => _items.Find(i => i.Key == key).Span;

    /// <summary>The word or operand after a word; empty when the word was left out.</summary>
    public string After(string key)
    {
        int index = _items.FindIndex(i => i.Key == key);
        return index >= 0 && index + 1 < _items.Count ? _items[index + 1].Key : "";
    }

    /// <summary>The direction that is written; unspecified when none is.</summary>
    public Direction Direction => Has("in") ? Direction.In : Has("out") ? Direction.Out : Has("inout") ? Direction.InOut : Direction.Unspecified;

    /// <summary>Whose members a condition is about: of the record, of what the statement's ioctl takes, or of what the named ioctl gives.</summary>
    public string ConditionRecord
    {
        get
        {
            string ioctl = Text("CAPABILITY");
            ioctl = ioctl.Length == 0 && (Owner?.Has("IOCTL") ?? false) && Owner.Has("ioctl") ? Owner.Text("IOCTL") : ioctl;
            return ioctl.Length > 0 ? NameReference.ArgumentPrefix + ioctl : Entity;
        }
    }

    public void Add(Fact fact) => Reader.Statement.Facts.Add(fact);

    public void AddForEach(Func<string, Fact> fact) => Reader.Statement.Facts.AddRange(Paths.Select(fact));

    /// <summary>Changes the facts of a kind that the statement has so far.</summary>
    public void Change<T>(Func<T, Fact> change)
        where T : Fact
    {
        List<Fact> facts = Reader.Statement.Facts;
        for (int i = 0; i < facts.Count; i++)
        {
            facts[i] = facts[i] is T fact ? change(fact) : facts[i];
        }
    }

    private object? Find(string key) => _items.Find(i => i.Key == key).Value;
}
