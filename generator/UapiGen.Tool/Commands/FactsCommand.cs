using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Invocation;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Text;
using UapiGen.Engine.Facts;
using UapiGen.Engine.Facts.Checks;
using UapiGen.Engine.Facts.Overlays.Grammar;
using UapiGen.Tool.Cli;
using UapiGen.Tool.Output;

namespace UapiGen.Tool.Commands;

/// <summary><c>uapigen facts</c>: every fact, inferred and explicit, with where it came from.</summary>
public sealed class FactsCommand : HeaderCommand
{
    private readonly OverlayOptions _overlays = new();
    private readonly Option<bool> _check = new("--check") { Description = "Report contradictions instead: comments and overlays that speak of what does not exist." };

    public FactsCommand()
        : base("facts", "Show every fact about a header with its source, words and confidence.")
    {
        _overlays.AddTo(this);
        Add(_check);
        Add(new Option<bool>("--grammar") { Description = "Print the language of overlays instead: all statements, clauses and operands.", Action = new PrintGrammar() });
    }

    protected override int Handle(ReadHeader header, ParseResult options, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        List<SourceFile> overlays = _overlays.Read(options);
        FactReadResult result = FactReader.Read([header.Unit], overlays, cancellationToken);
        bool checks = options.GetValue(_check);
        if (checks)
        {
            IEnumerable<SourceDiagnostic> ofOtherHeaders = OtherHeaderCheck.Run(
                result.Facts, header.Unit.Target.Name, name => header.Reader.Find(name) is { } found ? header.Reader.Read(found, cancellationToken) : null);
            result = result with { Diagnostics = [.. FactCheck.Run(header.Unit, overlays, result, cancellationToken), .. ofOtherHeaders] };
        }

        if (Shared.IsJson(options))
        {
            output.Write(ToJson(header, result, checks) + "\n");
        }
        else if (checks)
        {
            foreach (SourceDiagnostic diagnostic in result.Diagnostics)
            {
                output.Write(diagnostic + "\n");
            }
        }
        else
        {
            WriteText(result.Facts, output);
        }

        bool isBad = checks ? result.Diagnostics.Any(diagnostic => diagnostic.Severity >= Severity.Warning) : result.Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error);
        return isBad ? ExitCode.Errors : ExitCode.Clean;
    }

    private static void WriteText(FactSet facts, TextWriter output)
    {
        foreach (IGrouping<string, Fact> group in facts.All.GroupBy(fact => fact.Entity))
        {
            output.Write(group.Key + "\n");
            foreach (Fact fact in group)
            {
                string subject = fact.Field.Length > 0 ? fact.Field + ": " : "";
                string details = string.Concat(fact.Details.Select(detail => $" {detail.Name}={detail.Value}"));
                output.Write($"    {subject}{fact.Statement}{details}\n");
                output.Write($"        {SourceName(fact)}, {ConfidenceName(fact)}, {fact.Provenance.Span}: {fact.Provenance.Words}\n");
            }
        }
    }

    private static string ToJson(ReadHeader header, FactReadResult result, bool checks) => JsonOutput.WriteObject(json =>
    {
        json.WriteString("header", header.Name);
        json.WriteString("target", header.Unit.Target.Name);
        JsonOutput.WriteDiagnostics(json, "errors", header.Unit.Diagnostics.Concat(result.Diagnostics), Severity.Error);
        if (checks)
        {
            JsonOutput.WriteDiagnostics(json, "findings", result.Diagnostics, Severity.Info);
            return;
        }

        json.WriteStartArray("facts");
        foreach (Fact fact in result.Facts.All)
        {
            Write(json, fact);
        }

        json.WriteEndArray();
    });

    private static void Write(Utf8JsonWriter json, Fact fact)
    {
        json.WriteStartObject();
        json.WriteString("entity", fact.Entity);
        if (fact.Field.Length > 0)
        {
            json.WriteString("field", fact.Field);
        }

        json.WriteString("fact", fact.Statement);
        foreach ((string name, string value) in fact.Details)
        {
            json.WriteString(name, value);
        }

        json.WriteString("source", SourceName(fact));
        json.WriteString("confidence", ConfidenceName(fact));
        json.WriteString("file", fact.Provenance.Span.File?.Path);
        json.WriteNumber("line", fact.Provenance.Span.Position.Line + 1);
        json.WriteString("words", fact.Provenance.Words);
        json.WriteEndObject();
    }

    private static string SourceName(Fact fact) => fact.Provenance.Source switch
    {
        FactSource.Inferred => "inferred",
        FactSource.ShippedOverlay => "shipped-overlay",
        FactSource.InHeader => "in-header",
        _ => "overlay",
    };

    private static string ConfidenceName(Fact fact) => fact.IsStated ? "stated" : "guessed";

    /// <summary>Needs no header: the tables of the language, in Markdown.</summary>
    private sealed class PrintGrammar : SynchronousCommandLineAction
    {
        public override bool Terminating => true;

        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            parseResult.InvocationConfiguration.Output.Write(OverlayGrammar.Markdown);
            return ExitCode.Clean;
        }
    }
}
