using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Preprocessing;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.Tool.Judges;
using UapiGen.Tool.Listing;
using UapiGen.Tool.Reading;

namespace UapiGen.Tool.Proof;

/// <summary>Proves headers of one subject: reads each, asks the compiler, compares in both directions.</summary>
public sealed class HeaderProver : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly ProofSubject _subject;
    private readonly HeaderReader _reader;
    private readonly CompilerJudge _judge;
    private readonly TemporaryFolder _stubs = new();

    public HeaderProver(ProofSubject subject)
    {
        _subject = subject;
        _reader = new HeaderReader(subject.Target, subject.Reading);
        CCompiler compiler = subject.Compiler;
        foreach ((string name, string text) in subject.Stubs)
        {
            Directory.CreateDirectory(Path.Combine(_stubs.Path, Path.GetDirectoryName(name)!));
            _stubs.Write(name, text);
        }

        if (!subject.Stubs.IsEmpty)
        {
            compiler = compiler.With("-I" + _stubs.Path);
        }

        _judge = new CompilerJudge(compiler, subject.Target.PointerSize, subject.IsListed);
    }

    /// <summary>Proves one header.</summary>
    public HeaderProof Prove(string header, CancellationToken cancellationToken)
    {
        FoundHeader found = _reader.Find(header) ?? throw new ToolException($"{header} has gone");
        if (Read(found, cancellationToken) is not { } unit)
        {
            return new HeaderProof(header, true, 0, 0, 0, [$"not read within {s_patience.TotalSeconds} seconds"]);
        }

        HeaderListing ours = ListingBuilder.Build(header, unit);
        Verdict verdict = _judge.Judge($"#include <{header}>\n" + ProofSubject.After(unit), ours, cancellationToken);
        if (verdict.Listing is not { } theirs)
        {
            return new HeaderProof(header, false, 0, 0, 0, []);
        }

        IEnumerable<string> errors = unit.Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error).Select(diagnostic => diagnostic.ToString());
        IEnumerable<string> disagreements = verdict.Compare(ours).Select(disagreement => disagreement.ToString());
        return new HeaderProof(
            header, true, theirs.Records.Length, theirs.Records.Sum(record => record.Fields.Length), theirs.Constants.Length + theirs.Strings.Length, [.. errors, .. disagreements]);
    }

    /// <summary>Proves all of the subject's headers, several at a time; reports each as it is done.</summary>
    public ProofRow ProveAll(IReadOnlyList<string> headers, int jobs, Action<HeaderProof> report, CancellationToken cancellationToken)
    {
        var row = new ProofRow(_subject.Name);
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var options = new System.Threading.Tasks.ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = cancellationToken };
        System.Threading.Tasks.Parallel.ForEach(headers, options, header =>
        {
            HeaderProof proof = Prove(header, cancellationToken);
            lock (row)
            {
                row.Add(proof);
                report(proof);
            }
        });
        row.Time = clock.Elapsed;
        return row;
    }

    /// <summary>Null when reading does not end: that too is a finding.</summary>
    private TranslationUnit? Read(FoundHeader found, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(s_patience);
        try
        {
            return _reader.Read(found, patience.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    public void Dispose() => _stubs.Dispose();
}
