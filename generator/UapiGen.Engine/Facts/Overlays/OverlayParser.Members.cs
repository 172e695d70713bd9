using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace UapiGen.Engine.Facts.Overlays;

/// <summary>The statements inside a record's braces.</summary>
internal sealed partial class OverlayParser
{
    private static readonly HashSet<string> _memberWords =
    [
        "fd", "id", "in", "out", "inout", "zero", "size-first", "plain", "always", "enum", "flags", "flagset", "enumset", "one-of", "exclusive",
        "ptr", "count", "bytes", "union", "when", "name", "member", "since", "needs", "errno", "differs",
    ];

    private void ReadMemberStatement(string record)
    {
        OverlayToken word = TakeWord("a statement");
        switch (word.Value)
        {
            case "in" or "out" or "inout":
                Direction direction = DirectionOf(word.Value);
                if (Current.Is("fd") || Current.Is("id"))
                {
                    ReadFdOrId(record, Next().Value == "fd", direction);
                }
                else
                {
                    AddForEach(record, path => new DirectionFact(Here, record, path, direction));
                }

                break;
            case "fd" or "id":
                ReadFdOrId(record, word.Value == "fd", Direction.Unspecified);
                break;
            case "zero":
                ReadZero(record);
                break;
            case "plain":
                AddForEach(record, path => new PlainFact(Here, record, path));
                break;
            case "always":
                AddForEach(record, path => new ConditionFact(Here, record, path, null));
                break;
            case "size-first":
                string size = TakePath(record);
                Add(new SizeFact(Here, record, size) { Including = TryTake("including") ? TakePath(record) : "" }, record, size);
                break;
            case "enum" or "flags":
                ReadValues(record, word.Value == "flags");
                break;
            case "flagset" or "enumset":
                ReadOwnGroup(record, word.Value == "flagset");
                break;
            case "one-of" or "exclusive":
                string holder = TakePath(record);
                Add(ReadExclusive(record, holder, word.Value == "one-of"), record, holder);
                break;
            case "ptr":
                ReadPointer(record);
                break;
            case "count" or "bytes":
                ReadCount(record, word.Value == "bytes");
                break;
            case "union":
                ReadUnion(record);
                break;
            case "when":
                List<string> paths = TakePaths(record);
                ReadCondition(record, paths);
                ReadClauses(record, paths);
                break;
            case "name":
                ReadName(record);
                break;
            case "member":
                AddForEach(record, null);
                break;
            case "differs":
                _statement.Facts.Add(new DiffersFact(Here, record));
                break;
            case "since":
                _statement.Since = TakeVersion();
                _statement.Facts.Add(new SinceFact(Here, record, "", _statement.Since));
                break;
            case "needs":
                _statement.Facts.Add(ReadNeeds(record, ""));
                break;
            case "errno":
                string errno = TakeWord("an errno's name").Value;
                _statement.Facts.Add(new ErrnoFact(Here, record, errno, TakeText("what it means, quoted")));
                break;
            default:
                throw new SyntaxError(word.Span, FactRules.UnknownStatement, word.Value, NameSuggestions.Of(word.Value, _memberWords));
        }
    }

    private void ReadFdOrId(string record, bool isFd, Direction direction)
    {
        string path = TakePath(record);
        if (!isFd)
        {
            Add(new IdFact(Here, record, path) { Kinds = TakeKinds(ReferenceKind.IdKind), Direction = direction }, record, path);
            return;
        }

        var fact = new FdFact(Here, record, path) { Direction = direction };
        if (TryTake("foreign"))
        {
            fact = fact with { IsForeign = true };
        }
        else
        {
            fact = fact with { Kinds = TakeKinds(ReferenceKind.FdKind) };
        }

        Add(TryTake("none") ? fact with { None = TakeNumber() } : fact, record, path);
    }

    private void ReadZero(string record)
    {
        List<string> paths = TakePaths(record);
        ulong? mask = TryTake("mask") ? unchecked((ulong)TakeNumber()) : null;
        int first = _statement.Facts.Count;
        _statement.Facts.AddRange(paths.Select(p => new ReservedFact(Here, record, p) { Mask = mask }));
        ReadClauses(record, paths, first);
    }

    /// <summary><c>name "X"</c> for the record, <c>name F "X"</c> for a member.</summary>
    private void ReadName(string record)
    {
        string path = Current.Kind == OverlayTokenKind.Text ? "" : TakePath(record);
        _statement.Facts.Add(new NameFact(Here, record, path, TakeText("a C# name, quoted")));
    }

    private void Add(FieldFact fact, string record, string path)
    {
        int first = _statement.Facts.Count;
        _statement.Facts.Add(fact);
        ReadClauses(record, [path], first);
    }

    private void AddForEach(string record, Func<string, FieldFact>? fact)
    {
        int first = _statement.Facts.Count;
        List<string> paths = TakePaths(record);
        if (fact is not null)
        {
            _statement.Facts.AddRange(paths.Select(fact));
        }

        ReadClauses(record, paths, first);
    }

    /// <summary>What may follow any statement about members.</summary>
    private void ReadClauses(string record, List<string> paths, int firstFact = int.MaxValue)
    {
        while (!IsAtSeparator)
        {
            switch (Current.Value)
            {
                case "when":
                    Next();
                    ReadCondition(record, paths);
                    break;
                case "for":
                    Next();
                    ReadForIoctls(firstFact);
                    break;
                case "exclusive" or "one-of":
                    bool isRequired = Next().Value == "one-of";
                    _statement.Facts.Add(ReadExclusive(record, paths[0], isRequired));
                    break;
                case "since":
                    Next();
                    _statement.Since = TakeVersion();
                    _statement.Facts.AddRange(paths.Where(p => p.Length > 0).Select(p => new SinceFact(Here, record, p, _statement.Since)));
                    break;
                case "needs":
                    Next();
                    NeedsFact needs = ReadNeeds(record, "");
                    _statement.Facts.AddRange(paths.Select(p => needs with { Path = p }));
                    break;
                case "name":
                    Next();
                    _statement.Facts.Add(new NameFact(Here, record, paths[0], TakeText("a C# name, quoted")));
                    break;
                default:
                    if (_tokens[_position - 1].Is("}"))
                    {
                        return;
                    }

                    throw Expected("'when', 'for', 'since', 'needs', 'name' or the end of the statement");
            }
        }
    }

    private void ReadForIoctls(int firstFact)
    {
        var ioctls = ImmutableArray.CreateBuilder<string>();
        do
        {
            ioctls.Add(TakeName(ReferenceKind.Ioctl, "an ioctl's name"));
        }
        while (TryTake(","));
        for (int i = firstFact; i < _statement.Facts.Count; i++)
        {
            if (_statement.Facts[i] is FieldFact fact)
            {
                _statement.Facts[i] = fact with { ForIoctls = ioctls.ToImmutable() };
            }
        }
    }
}
