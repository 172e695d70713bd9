using System;
using System.Collections.Generic;
using System.Linq;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.Engine.Facts.Language;
using UapiGen.Engine.Facts.Overlays;

namespace UapiGen.Engine.Facts.Inference;

/// <summary>A member that a sentence names, and where.</summary>
internal sealed class Mention(int index, string member)
{
    public int Index => index;

    public string Member => member;
}

/// <summary>What a comment speaks of, and so what the names in it mean.</summary>
internal sealed class PhraseSubject
{
    private readonly HeaderNames _names;
    private readonly HashSet<string> _members;

    /// <param name="names">All names of the header.</param>
    /// <param name="record">The record whose members are meant, or null.</param>
    /// <param name="members">The paths of the record's members.</param>
    /// <param name="member">The member that the comment documents, or empty.</param>
    /// <param name="constant">The constant that the comment documents ("this flag"), or empty.</param>
    public PhraseSubject(HeaderNames names, RecordDeclaration? record, HashSet<string> members, string member, string constant)
    {
        _names = names;
        Record = record;
        Member = member;
        Constant = constant;
        _members = members;
    }

    public RecordDeclaration? Record { get; }

    public string Member { get; }

    public string Constant { get; }

    public IEnumerable<string> Members => _members;

    /// <summary>The constant that a word names: the whole name, or in capitals its last part when only one constant of the record's flags ends so.</summary>
    public string? ConstantOf(Word word)
    {
        if (word.Kind != WordKind.Word || !word.IsCapitals)
        {
            return null;
        }

        if (_names.HasConstant(word.Text))
        {
            return word.Text;
        }

        if (Record is null || word.Text.Length < 4 || word.Text.Contains('.'))
        {
            return null;
        }

        return _names.OnlyConstantEndingIn(Record.Header, word.Text);
    }

    /// <summary>Whether a word names a member that holds flags: <c>flags</c>, <c>@flags</c>, <c>fd_flags</c>.</summary>
    public bool IsFlagsMember(Word word) => word.Kind == WordKind.Word && MemberOf(word) is { Length: > 0 } member && FlagHolder.IsFlagsName(member);

    /// <summary>The path of the member that a word names; empty when it names none. <c>record::member</c> counts if it is this record.</summary>
    public string MemberOf(Word word)
    {
        if (word.Kind != WordKind.Word)
        {
            return "";
        }

        if (_members.Contains(word.Text))
        {
            return word.Text;
        }

        int dot = word.Text.IndexOf('.');
        if (dot > 0 && Record?.Tag == word.Text.Substring(0, dot) && _members.Contains(word.Text.Substring(dot + 1)))
        {
            return word.Text.Substring(dot + 1);
        }

        return "";
    }

    /// <summary>The member that a comparison may begin with at a place: its name, or a path that leads into other records; empty without one.</summary>
    public string ComparedMember(Sentence sentence, int index)
    {
        Word word = sentence[index];
        if (word.Kind != WordKind.Word || word.IsCapitals || Record is null)
        {
            return "";
        }

        string member = MemberOf(word);
        bool isPath = member.Length == 0 && (word.Markup != '\0' || word.Text.Contains('.')) && RecordMembers.Find(Record, word.Text) is not null;
        member = isPath ? word.Text : member;
        return member == Member ? "" : member;
    }

    /// <summary>Whether the word at a place is this record's tag.</summary>
    public bool IsRecord(Sentence sentence, int index) => index < sentence.Count && Record?.Tag == sentence[index].Text;

    /// <summary>
    /// The member that a word in a sentence surely names. An English word may be a member's name by chance: it counts with markup, with an
    /// underscore or digit in it, ending in "fd", or beside "field".
    /// </summary>
    public string MentionedMember(Sentence sentence, int index)
    {
        string member = IsSureName(sentence, index) ? MemberOf(sentence[index]) : "";
        return member == Member ? "" : member;
    }

    /// <summary>Whether the word at a place is the name of a member if there is one so named, and no English word by chance.</summary>
    public static bool IsSureName(Sentence sentence, int index)
    {
        Word word = sentence[index];
        return word.Markup == '@' || word.IsUnlikelyInEnglish || (index + 1 < sentence.Count && sentence[index + 1].IsAny("field", "fields", "member", "array"));
    }
}
