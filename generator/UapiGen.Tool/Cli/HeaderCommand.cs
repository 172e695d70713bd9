using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Threading;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.CFrontEnd.Targets;
using UapiGen.Tool.Listing;
using UapiGen.Tool.Output;
using UapiGen.Tool.Reading;

namespace UapiGen.Tool.Cli;

/// <summary>One header as a command gets it: read for one target.</summary>
public sealed record ReadHeader(string Name, TranslationUnit Unit, HeaderReader Reader);

/// <summary>A command that does something with each header for each target.</summary>
public abstract class HeaderCommand : Command
{
    protected HeaderCommand(string name, string description)
        : base(name, description)
    {
        Shared.AddTo(this);
        SetAction(Run);
    }

    protected HeaderOptions Shared { get; } = new();

    /// <summary>Handles one header; returns the exit code it asks for.</summary>
    protected abstract int Handle(ReadHeader header, ParseResult options, TextWriter output, TextWriter errors, CancellationToken cancellationToken);

    /// <summary>Whether the front end's diagnostics go to standard error before the command's own output.</summary>
    protected virtual bool PrintsDiagnostics(ParseResult options) => !Shared.IsJson(options);

    /// <summary>Handles all headers together, after each was handled.</summary>
    protected virtual int Finish(IReadOnlyList<ReadHeader> headers, ParseResult options, TextWriter output, TextWriter errors, CancellationToken cancellationToken) => ExitCode.Clean;

    private int Run(ParseResult options)
    {
        TextWriter output = options.InvocationConfiguration.Output;
        TextWriter errors = options.InvocationConfiguration.Error;
        using var stop = new CancellationTokenSource();
        ConsoleCancelEventHandler onCancel = (_, e) =>
        {
            e.Cancel = true;
            stop.Cancel();
        };
        Console.CancelKeyPress += onCancel;
        try
        {
            return Run(options, output, errors, stop.Token);
        }
        finally
        {
            Console.CancelKeyPress -= onCancel;
            output.Flush();
        }
    }

    private int Run(ParseResult options, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        int code = ExitCode.Clean;
        var read = new List<ReadHeader>();
        foreach (Target target in Shared.Targets(options))
        {
            var reader = new HeaderReader(target, Shared.Reading(options));
            foreach (string name in Shared.Headers(options))
            {
                code = Math.Max(code, reader.Find(name) is { } found
                    ? HandleRead(new ReadHeader(name, reader.Read(found, cancellationToken), reader), options, output, errors, read, cancellationToken)
                    : HandleMissing(name, target, options, output, errors));
            }
        }

        return Math.Max(code, Finish(read, options, output, errors, cancellationToken));
    }

    /// <summary>A header that is not there is an error like any other.</summary>
    private int HandleMissing(string name, Target target, ParseResult options, TextWriter output, TextWriter errors)
    {
        SourceDiagnostic diagnostic = MissingHeader.Diagnose(name);
        errors.Write(diagnostic + "\n");
        if (Shared.IsJson(options))
        {
            output.Write(JsonOutput.Write(HeaderListing.Empty(name, target.Name), [diagnostic]) + "\n");
        }

        return ExitCode.Errors;
    }

    private int HandleRead(ReadHeader header, ParseResult options, TextWriter output, TextWriter errors, List<ReadHeader> read, CancellationToken cancellationToken)
    {
        read.Add(header);
        if (PrintsDiagnostics(options))
        {
            foreach (SourceDiagnostic diagnostic in header.Unit.Diagnostics.Where(diagnostic => diagnostic.Severity >= Severity.Warning))
            {
                errors.Write(diagnostic + "\n");
            }
        }

        int code = header.Unit.Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error) ? ExitCode.Errors : ExitCode.Clean;
        return Math.Max(code, Handle(header, options, output, errors, cancellationToken));
    }
}
