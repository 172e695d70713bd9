using System.Collections.Generic;
using UapiGen.CFrontEnd.Lexing;
using UapiGen.CFrontEnd.Text;

namespace UapiGen.CFrontEnd.Preprocessing;

/// <summary>The reading of one file, once: where it stands, and what it skipped.</summary>
internal sealed class FileReader(LexedFile file, int directory, FileReader? includer, UnitPreprocessor preprocessor) : TokenSource
{
    private readonly ChunkedList<Token> _tokens = file.Tokens;
    private int _nextDirective;

    public LexedFile File { get; } = file;

    /// <summary>The index of the include directory it was found in.</summary>
    public int Directory { get; } = directory;

    public int Depth { get; } = includer is null ? 0 : includer.Depth + 1;

    /// <summary>What <c>#line</c> has added to the numbers of the lines.</summary>
    public int LineShift { get; set; }

    /// <summary>Index of the next token.</summary>
    public int Position { get; set; }

    /// <summary>The stretches of text that conditionals left out, in order.</summary>
    public List<TextRange>? Skipped { get; private set; }

    /// <summary>Index of the first token of the next directive, or of the end of the file.</summary>
    public int RunEnd => _nextDirective < File.Directives.Length ? File.Directives[_nextDirective].Start : _tokens.Count - 1;

    public bool IsAtEnd => Position == _tokens.Count - 1;

    /// <summary>Takes the directive that the reader stands at, and goes to the line after it.</summary>
    public int TakeDirective()
    {
        Position = File.Directives[_nextDirective].End;
        return _nextDirective++;
    }

    /// <summary>Goes on behind the directive <paramref name="target"/>; what lies between the reader and its line counts as skipped.</summary>
    public void SkipTo(int target)
    {
        int start = _tokens[Position - 1].End;
        if (target >= File.Directives.Length)
        {
            _nextDirective = File.Directives.Length;
            Position = _tokens.Count - 1;
            AddSkipped(start, int.MaxValue);
            return;
        }

        AddSkipped(start, _tokens[File.Directives[target].Start].Start);
        Position = File.Directives[target].End;
        _nextDirective = target + 1;
    }

    /// <summary>Leaves out the rest of the file.</summary>
    public void SkipRest()
    {
        if (!IsAtEnd)
        {
            AddSkipped(_tokens[Position].Start, int.MaxValue);
            _nextDirective = File.Directives.Length;
            Position = _tokens.Count - 1;
        }
    }

    /// <summary>Takes no offence at the characters of a directive's line, which may be prose.</summary>
    public void MarkQuiet(in Directive directive) => AddSkipped(_tokens[directive.Start + 1].End, _tokens[directive.End - 1].End);

    public override bool TryTakeOpenParen()
    {
        if (Position < RunEnd && _tokens[Position].Kind == TokenKind.OpenParen)
        {
            Position++;
            return true;
        }

        return false;
    }

    /// <summary>Directives between a macro's arguments are carried out, as gcc does; the standard leaves them undefined.</summary>
    public override bool TryTake(out Token token)
    {
        while (!IsAtEnd)
        {
            if (Position < RunEnd)
            {
                token = _tokens[Position++];
                return true;
            }

            preprocessor.ReadDirective(this, inArguments: true);
        }

        token = default;
        return false;
    }

    private void AddSkipped(int start, int end)
    {
        if (start < end)
        {
            (Skipped ??= []).Add(new TextRange(start, end));
        }
    }
}
