using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Lexing;
using UapiGen.CFrontEnd.Text;

namespace UapiGen.CFrontEnd.Preprocessing;

/// <summary>One unit in the making: reads its files, carries out their directives, gathers the tokens.</summary>
internal sealed partial class UnitPreprocessor : IExpansionHost, IConditionHost
{
    /// <summary>The header that <see cref="ReadIoctlForms"/> reads.</summary>
    internal const string IoctlHeader = "asm/ioctl.h";

    private readonly FrontEndRequest _request;
    private readonly CancellationToken _cancellationToken;
    private readonly SymbolTable _symbols = SymbolTable.Current;
    private readonly Lexer _lexer;
    private readonly SymbolMap<MacroDefinition> _macros = new();
    private readonly ChunkedList<MacroDefinition> _definitions = new();
    private readonly ChunkedList<Token> _output = new();
    private readonly Dictionary<SourceFile, FileRecord> _records = [];
    private readonly List<FileRecord> _files = [];
    private readonly ImmutableArray<SourceDiagnostic>.Builder _diagnostics = ImmutableArray.CreateBuilder<SourceDiagnostic>();
    private readonly HashSet<(string Id, SourceFile? File, int Start)> _reported = [];
    private readonly HeaderFinder _headers;

    /// <summary>Expands the text.</summary>
    private readonly ExpansionEngine _expansion;

    /// <summary>Expands directives, also while the arguments of a macro in the text are being collected.</summary>
    private readonly ExpansionEngine _directiveExpansion;
    private readonly Condition _condition;
    private FileReader? _reader;
    private bool _isPredefining;
    private bool _hasGivenUp;
    private long _work;
    private int _counter;

    public UnitPreprocessor(FrontEndRequest request, CancellationToken cancellationToken)
    {
        _request = request;
        _cancellationToken = cancellationToken;
        _lexer = new Lexer(_symbols);
        _headers = new HeaderFinder(request.Headers, request.UseSystemLibc);
        _expansion = new ExpansionEngine(_macros, _symbols, this, cancellationToken);
        _directiveExpansion = new ExpansionEngine(_macros, _symbols, this, cancellationToken);
        _condition = new Condition(_directiveExpansion, this);
    }

    public bool IsCharSigned => _request.Target.IsCharSigned;

    public PreprocessedUnit Run()
    {
        Predefine();
        foreach (string name in _request.IncludeBefore)
        {
            if (_headers.Find(name, isAngled: true, null, -1) is { } header)
            {
                ReadFile(header.File, header.Directory);
            }
            else
            {
                AddDiagnostic(PreprocessingRules.HeaderNotFound, new SourceSpan(_request.MainFile, 0, 0), name);
            }
        }

        ReadFile(_request.MainFile, _request.MainFileDirectory);
        ReadIoctlForms();
        _output.Add(new Token(
            TokenKind.EndOfFile, TokenFlags.AtLineStart, Symbol.EndOfFile, new TokenOrigin(_request.MainFile), _request.MainFile.Text.Length, 0));
        return ToResult();
    }

    public bool IsDefined(Symbol name) => _macros.Find(name) is not null;

    public bool HasInclude(string name, bool isAngled, bool isNext) =>
        _headers.Find(name, isAngled, _reader!.File.File, isNext ? _reader.Directory : -1) is not null;

    public Token ExpandDynamic(DynamicMacro macro, in Token name)
    {
        SourceSpan use = name.UseSpan;
        switch (macro)
        {
            case DynamicMacro.File:
                return Stringizer.MakeString($"\"{use.File?.IncludeName}\"", name);
            case DynamicMacro.BaseFile:
                return Stringizer.MakeString($"\"{_request.MainFile.IncludeName}\"", name);
            default:
                int number = macro switch
                {
                    DynamicMacro.Line => use.Position.Line + 1 + (_reader?.LineShift ?? 0),
                    DynamicMacro.IncludeLevel => _reader?.Depth ?? 0,
                    _ => _counter++,
                };
                Symbol symbol = _symbols.Intern(number.ToString(CultureInfo.InvariantCulture));
                return new Token(TokenKind.Number, name.Flags, symbol, name.Origin, name.Start, name.Length);
        }
    }

    public void Report(DiagnosticRule rule, in Token place, params string[] arguments) => AddDiagnostic(rule, place.UseSpan, arguments);

    private void Predefine()
    {
        _isPredefining = true;
        foreach (MacroShape shape in PredefinedMacros.Dynamic)
        {
            _macros.Set(shape.Name, new MacroDefinition(shape, 0, isPredefined: true));
        }

        Read(new FileReader(LexedFile.Of(PredefinedMacros.FileOf(_request.Target), _lexer), -1, null, this));
        if (PredefinedMacros.FileOf(_request.Defines) is { } defines)
        {
            Read(new FileReader(LexedFile.Of(defines, _lexer), -1, null, this));
        }

        _isPredefining = false;
    }

    /// <summary>
    /// Many headers write <c>_IOW(…)</c> and leave it to the program to define it, which every program that makes ioctls does by
    /// <c>sys/ioctl.h</c>. Read after the header, since nothing that comes before it may change what it holds.
    /// </summary>
    private void ReadIoctlForms()
    {
        bool isMissing = !IoctlForms.All.Any(IsDefined) && _definitions.Any(macro => IoctlForms.IsUsedIn(macro.Body));
        if (isMissing && _headers.Find(IoctlHeader, isAngled: true, null, -1) is { } header)
        {
            ReadFile(header.File, header.Directory);
        }
    }

    /// <summary>Reads a file where an include stands, unless it has been read and has said that once is enough.</summary>
    private void ReadFile(SourceFile file, int directory)
    {
        if (!_records.TryGetValue(file, out FileRecord? record))
        {
            record = new FileRecord(LexedFile.Of(file, _lexer));
            _records.Add(file, record);
            _files.Add(record);
        }
        else if (record.IsPragmaOnce || (record.File.Guard is { } guard && IsDefined(guard)))
        {
            return;
        }

        var reader = new FileReader(record.File, directory, _reader, this);
        Read(reader);
        record.AddReading(reader);
    }

    private void Read(FileReader reader)
    {
        FileReader? includer = _reader;
        _reader = reader;
        Charge(PreprocessorLimits.WorkPerFile);
        while (!reader.IsAtEnd)
        {
            ReadRun(reader);
            if (_hasGivenUp)
            {
                reader.SkipRest();
            }
            else if (!reader.IsAtEnd && reader.Position == reader.RunEnd)
            {
                ReadDirective(reader, inArguments: false);
            }
        }

        _reader = includer;
    }

    /// <summary>Reads text up to the next directive; a macro's arguments may reach beyond it.</summary>
    private void ReadRun(FileReader reader)
    {
        ChunkedList<Token> tokens = reader.File.Tokens;
        int end = reader.RunEnd;
        int i = reader.Position;
        if (!Charge(end - i))
        {
            return;
        }

        for (; i < end; i++)
        {
            ref readonly Token token = ref tokens[i];
            if (token.Kind == TokenKind.Identifier)
            {
                if (_macros.Find(token.Symbol) is { } macro)
                {
                    reader.Position = i + 1;
                    ExpandInText(reader, macro, token);
                    if (reader.Position > end || _hasGivenUp)
                    {
                        return;
                    }

                    i = reader.Position - 1;
                    continue;
                }
            }
            else if (token.Kind == TokenKind.Unknown)
            {
                Report(LexingRules.StrayCharacter, token, token.Text);
                continue;
            }

            _output.Add(token);
        }

        reader.Position = end;
    }

    private void ExpandInText(FileReader reader, MacroDefinition macro, in Token name)
    {
        long before = _expansion.TotalWork;
        _expansion.Start(reader);
        if (!_expansion.Enter(macro, name))
        {
            _output.Add(name);
            return;
        }

        TokenOrigin? origin = null;
        while (_expansion.Pull(out Token token))
        {
            if (token.Kind == TokenKind.Unknown)
            {
                Report(LexingRules.StrayCharacter, name, token.Text);
                continue;
            }

            if (!ReferenceEquals(origin?.File, token.Origin.File))
            {
                origin = new TokenOrigin(token.Origin.File, name.Symbol, name.Span);
            }

            _output.Add(token.With(token.Flags & ~TokenFlags.NoExpand, origin!));
        }

        Charge((int)(_expansion.TotalWork - before));
    }

    /// <summary>Counts work; at the limit nothing more is read.</summary>
    private bool Charge(int amount)
    {
        _cancellationToken.ThrowIfCancellationRequested();
        _work += amount;
        if (!_hasGivenUp && (_work > PreprocessorLimits.MaxWork || _output.Count > PreprocessorLimits.MaxTokens))
        {
            _hasGivenUp = true;
            int limit = _work > PreprocessorLimits.MaxWork ? PreprocessorLimits.MaxWork : PreprocessorLimits.MaxTokens;
            Token place = _reader!.File.Tokens[Math.Min(_reader.Position, _reader.File.Tokens.Count - 1)];
            Report(PreprocessingRules.TooMuchWork, place, limit.ToString(CultureInfo.InvariantCulture));
        }

        return !_hasGivenUp;
    }

    private void AddDiagnostic(DiagnosticRule rule, SourceSpan span, params string[] arguments)
    {
        // A header that is read again and again says the same again and again.
        if (_reported.Count > PreprocessorLimits.MaxDiagnostics || !_reported.Add((rule.Id, span.File, span.Start)))
        {
            return;
        }

        bool isLast = _reported.Count > PreprocessorLimits.MaxDiagnostics;
        _diagnostics.Add(isLast ? new SourceDiagnostic(PreprocessingRules.TooManyProblems, span) : new SourceDiagnostic(rule, span, arguments));
    }

    private PreprocessedUnit ToResult()
    {
        var files = ImmutableArray.CreateBuilder<SourceFile>(_files.Count);
        var includes = new Dictionary<SourceFile, IReadOnlyList<SourceFile>>(_files.Count);
        var comments = new Dictionary<SourceFile, FileComments>(_files.Count);
        foreach (FileRecord record in _files)
        {
            files.Add(record.File.File);
            comments.Add(record.File.File, record.GetComments());
            if (record.Included is { } included)
            {
                includes.Add(record.File.File, included);
            }

            AddLexicalProblems(record);
        }

        var macros = new ChunkedList<MacroDefinition>();
        foreach (MacroDefinition macro in _definitions)
        {
            if (ReferenceEquals(_macros.Find(macro.Name), macro))
            {
                macros.Add(macro);
            }
        }

        return new PreprocessedUnit
        {
            MainFile = _request.MainFile,
            Target = _request.Target,
            Symbols = _symbols,
            Tokens = _output,
            Files = files.ToImmutable(),
            Includes = includes,
            Macros = macros,
            MacroTable = _macros,
            Comments = comments,
            Diagnostics = _diagnostics.ToImmutable(),
            Expander = new Expander(_macros, _symbols),
        };
    }

    private void AddLexicalProblems(FileRecord record)
    {
        int cursor = 0;
        foreach (LexicalProblem problem in record.File.Problems)
        {
            if (!TextRange.Contains(record.Skipped, problem.Start, ref cursor))
            {
                AddDiagnostic(problem.Rule, new SourceSpan(record.File.File, problem.Start, problem.Length), problem.Argument);
            }
        }
    }
}
