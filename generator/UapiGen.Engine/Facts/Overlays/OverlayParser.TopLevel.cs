using System.Collections.Generic;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Text;

namespace UapiGen.Engine.Facts.Overlays;

/// <summary>The statements outside of a record's braces, and the braces themselves.</summary>
internal sealed partial class OverlayParser
{
    /// <summary>The version of the grammar that this code reads.</summary>
    private const string FormatVersion = "1";

    private static readonly HashSet<string> _topLevelWords =
        ["header", "resource", "ioctl", "struct", "union", "record", "syscall", "mmap", "flagset", "enumset", "constant", "rename"];

    private void ReadVersion()
    {
        SkipSeparators();
        if (!Current.Is("uapi"))
        {
            _diagnostics.Add(new SourceDiagnostic(FactRules.NoVersion, Current.Span, FormatVersion));
            return;
        }

        Next();
        if (Current.Kind != OverlayTokenKind.Number || Current.Value != FormatVersion)
        {
            _diagnostics.Add(new SourceDiagnostic(FactRules.UnknownVersion, Current.Span, Current.Value, FormatVersion));
        }

        Next();
    }

    private void ReadStatements(ParsedOverlay overlay)
    {
        SkipSeparators();
        while (Current.Kind != OverlayTokenKind.End)
        {
            ReadOne(overlay, "");
        }
    }

    /// <summary>Reads one statement with what follows it up to the next; in case of an error, skips to there. The versions of its block are its own, too.</summary>
    private void ReadOne(ParsedOverlay overlay, string record, ParsedStatement? opening = null)
    {
        int start = _position;
        _brackets = 0;
        _statement = new ParsedStatement(Current.Span) { Since = opening?.Since ?? "", IsRemoved = opening?.IsRemoved is true };
        ParsedStatement statement = _statement;
        try
        {
            if (record.Length > 0)
            {
                ReadMemberStatement(record);
            }
            else if (ReadTopLevel(overlay))
            {
                SkipSeparators();
                return;
            }

            OverlayToken last = _tokens[System.Math.Max(start, _position - 1)];
            bool isAfterBrace = last.Is("}");
            if (!isAfterBrace && !IsAtSeparator)
            {
                throw Expected("the end of the statement");
            }

            Complete(statement, last.Span.End);
            overlay.Statements.Add(statement);
        }
        catch (SyntaxError error)
        {
            Report(error);
            SkipToSeparator(start);
        }

        SkipSeparators();
    }

    /// <summary>Gives the statement its words, and its version to what it speaks of.</summary>
    private static void Complete(ParsedStatement statement, int end)
    {
        var span = new SourceSpan(statement.Span.File, statement.Span.Start, System.Math.Max(0, end - statement.Span.Start));
        statement.Span = span;
        for (int i = 0; i < statement.Facts.Count; i++)
        {
            Provenance provenance = statement.Facts[i].Provenance;
            statement.Facts[i] = statement.Facts[i] with { Provenance = new Provenance(provenance.Source, provenance.Confidence, span) };
        }
    }

    private bool IsAtSeparator => Current.Kind is OverlayTokenKind.NewLine or OverlayTokenKind.End || Current.Is(";") || Current.Is("}");

    private void SkipSeparators()
    {
        _brackets = 0;
        while (Current.Kind == OverlayTokenKind.NewLine || Current.Is(";"))
        {
            _position++;
        }
    }

    /// <summary>After an error: to the end of the statement, over braces that it opened.</summary>
    private void SkipToSeparator(int start)
    {
        int depth = 0;
        for (int i = start; i < _position; i++)
        {
            depth += _tokens[i].Is("{") ? 1 : _tokens[i].Is("}") ? -1 : 0;
        }

        _brackets = 0;
        while (Current.Kind != OverlayTokenKind.End && !(depth <= 0 && IsAtSeparator))
        {
            OverlayToken token = _tokens[_position++];
            depth += token.Is("{") ? 1 : token.Is("}") ? -1 : 0;
        }

        if (_position == start || (Current.Is("}") && depth <= 0 && !_isInBlock))
        {
            _position = System.Math.Min(_position + 1, _tokens.Count - 1);
        }
    }

    private bool _isInBlock;

    /// <summary>Reads a statement outside of braces; true when it was a block or setting with nothing of its own.</summary>
    private bool ReadTopLevel(ParsedOverlay overlay)
    {
        OverlayToken word = TakeWord("a statement");
        switch (word.Value)
        {
            case "header":
                if (overlay.Header.Length > 0)
                {
                    throw new SyntaxError(word.Span, FactRules.SecondHeader);
                }

                overlay.Header = _home = TakeText("the header's include name, quoted");
                return true;
            case "struct" or "union" or "record":
                ReadBlock(overlay, word.Value);
                return true;
            case "resource":
                ReadResource();
                return false;
            case "ioctl":
                ReadIoctl();
                return false;
            case "syscall":
                return ReadSyscall(overlay);
            case "mmap":
                ReadMmap();
                return false;
            case "flagset" or "enumset":
                string name = TakeWord("a group's name").Value;
                ReadGroupMembers(new FlagSetFact(Here, name, []) { IsFlags = word.Value == "flagset", Home = _home });
                return false;
            case "constant":
                ReadConstant();
                return false;
            case "rename":
                ReadRename();
                return false;
            default:
                throw new SyntaxError(word.Span, FactRules.UnknownStatement, word.Value, NameSuggestions.Of(word.Value, _topLevelWords));
        }
    }

    private void ReadBlock(ParsedOverlay overlay, string keyword)
    {
        OverlayToken tag = TakeWord("a tag");
        string record = keyword == "record" ? tag.Value : keyword + " " + tag.Value;
        string since = TryTake("since") ? TakeVersion() : "";
        var opening = new ParsedStatement(tag.Span) { Since = since, IsRemoved = TryTake("removed") };
        opening.References.Add(new NameReference(ReferenceKind.Record, record, "", tag.Span));
        if (since.Length > 0)
        {
            opening.Facts.Add(new SinceFact(new Provenance(_source, Confidence.Stated, tag.Span), record, "", since));
        }

        overlay.Statements.Add(opening);
        ReadBody(overlay, record, opening);
    }

    /// <summary>The statements about a record's members, or a system call's parameters, between braces.</summary>
    private void ReadBody(ParsedOverlay overlay, string record, ParsedStatement opening)
    {
        Take("{");
        SkipSeparators();
        _isInBlock = true;
        while (!Current.Is("}"))
        {
            if (Current.Kind == OverlayTokenKind.End)
            {
                _isInBlock = false;
                throw Expected("'}'");
            }

            ReadOne(overlay, record, opening);
        }

        _isInBlock = false;
        Next();
    }

    /// <summary><c>rename struct S "X"</c>, <c>rename enum E "X"</c>, <c>rename NAME "X"</c></summary>
    private void ReadRename()
    {
        OverlayToken word = TakeWord("a C name");
        string entity = word.Value;
        if (entity is "struct" or "union" or "enum")
        {
            OverlayToken tag = TakeWord("a tag");
            entity += " " + tag.Value;
            Refer(word.Value == "enum" ? ReferenceKind.Enum : ReferenceKind.Record, entity, "", tag.Span);
        }
        else
        {
            Refer(ReferenceKind.Constant, entity, "", word.Span);
        }

        _statement.Facts.Add(new NameFact(Here, entity, "", TakeText("a C# name, quoted")));
    }

    /// <summary>The members of a group: constants, prefixes with <c>*</c>, each with its version if it is younger than the group.</summary>
    private void ReadGroupMembers(FlagSetFact group)
    {
        TakeList(() =>
        {
            OverlayToken member = TakeWord("a constant's name or a prefix with '*'");
            string since = TryTake("since") ? TakeVersion() : "";
            _statement.Members.Add(new GroupMember(member.Value, since, member.Span));
            if (since.Length > 0)
            {
                _statement.Facts.Add(new SinceFact(Here, member.Value, "", since));
            }
        });
        _statement.Facts.Add(group);
        ReadEntityClauses(group.Name);
    }

    /// <summary>What may follow any statement about a whole entity: <c>since</c>, <c>removed</c>, <c>needs</c>, <c>name</c>, <c>errno</c>.</summary>
    private bool TryReadEntityClause(string entity)
    {
        switch (Current.Value)
        {
            case "since" when Current.Kind == OverlayTokenKind.Word:
                Next();
                _statement.Since = TakeVersion();
                _statement.Facts.Add(new SinceFact(Here, entity, "", _statement.Since));
                return true;
            case "removed" when Current.Kind == OverlayTokenKind.Word:
                Next();
                _statement.IsRemoved = true;
                return true;
            case "needs" when Current.Kind == OverlayTokenKind.Word:
                Next();
                _statement.Facts.Add(ReadNeeds(entity, ""));
                return true;
            case "name" when Current.Kind == OverlayTokenKind.Word:
                Next();
                _statement.Facts.Add(new NameFact(Here, entity, "", TakeText("a C# name, quoted")));
                return true;
            case "errno" when Current.Kind == OverlayTokenKind.Word:
                Next();
                string errno = TakeWord("an errno's name").Value;
                _statement.Facts.Add(new ErrnoFact(Here, entity, errno, TakeText("what it means, quoted")));
                return true;
            default:
                return false;
        }
    }

    private void ReadEntityClauses(string entity)
    {
        while (TryReadEntityClause(entity))
        {
        }
    }
}
