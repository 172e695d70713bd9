using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Threading;
using UapiGen.Tool.Cli;
using UapiGen.Tool.Judges;
using UapiGen.Tool.Listing;
using UapiGen.Tool.Output;
using UapiGen.Tool.Proof;
using UapiGen.Tool.Reading;

namespace UapiGen.Tool.Commands;

/// <summary><c>uapigen verify</c>: what we say of a header against a C compiler.</summary>
public sealed class VerifyCommand : HeaderCommand
{
    private readonly Option<string?> _compiler = new("--cc") { Description = "The compiler's command. Default: gcc for this machine's architecture, clang-19 with --target for others.", HelpName = "COMMAND" };
    private readonly Option<bool> _complete = new("--complete") { Description = "Take the list of what should be there from the compiler, and report what we lack as well." };

    public VerifyCommand()
        : base("verify", "Prove layouts, constants and ioctl numbers against a C compiler.")
    {
        Add(_compiler);
        Add(_complete);
    }

    protected override int Handle(ReadHeader header, ParseResult options, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        HeaderListing ours = ListingBuilder.Build(header.Name, header.Unit);
        List<Disagreement> found;
        try
        {
            found = options.GetValue(_complete) ? Complete(header, ours, options, cancellationToken) : Assert(header, ours, options, cancellationToken);
        }
        catch (ToolException e)
        {
            errors.Write($"uapigen: {e.Message}\n");
            return ExitCode.Errors;
        }

        if (Shared.IsJson(options))
        {
            output.Write(ToJson(header, ours, found) + "\n");
        }
        else
        {
            foreach (Disagreement disagreement in found)
            {
                output.Write($"{header.Name}: {disagreement}\n");
            }

            output.Write($"{header.Name}: {header.Unit.Target.Name}: {ours.Records.Length} records, {ours.Records.Sum(record => record.Fields.Length)} fields, {ours.Constants.Length} constants, {found.Count} disagreements\n");
        }

        return found.Count == 0 ? ExitCode.Clean : ExitCode.Errors;
    }

    private List<Disagreement> Assert(ReadHeader header, HeaderListing ours, ParseResult options, CancellationToken cancellationToken) =>
        new AssertionJudge(Compiler(header, options)).Judge(Preamble(header), ListingBuilder.Records(header.Unit), ours, cancellationToken);

    private List<Disagreement> Complete(ReadHeader header, HeaderListing ours, ParseResult options, CancellationToken cancellationToken)
    {
        ReadOptions reading = Shared.Reading(options);
        ImmutableArray<string> system = IncludeDirectories.DefaultsFor(header.Unit.Target);
        bool IsListed(string path) =>
            KernelFolders.Holds(system, path)
            || (Path.IsPathRooted(path) && (reading.UseSystemLibc || !IsBelowSystem(path)) && !path.EndsWith("probe.c", StringComparison.Ordinal));

        Verdict verdict = new CompilerJudge(Compiler(header, options), header.Unit.Target.PointerSize, IsListed).Judge(Preamble(header), ours, cancellationToken);
        return verdict.Listing is not null ? [.. verdict.Compare(ours)] : throw new ToolException($"the compiler does not accept the header:\n{verdict.Complaint.TrimEnd()}");
    }

    private static bool IsBelowSystem(string path) => path.StartsWith("/usr/", StringComparison.Ordinal);

    private CCompiler Compiler(ReadHeader header, ParseResult options)
    {
        ReadOptions reading = Shared.Reading(options);
        return ProofSubject.CompilerFor(header.Unit.Target, options.GetValue(_compiler))
            .With(reading.IncludeDirectories.Select(directory => "-I" + Path.GetFullPath(directory)))
            .With(reading.Defines.Select(define => "-D" + define))
            .With(reading.IncludeBefore.SelectMany(before => (string[])["-include", before]));
    }

    /// <summary>Includes the very file that we read, so that both speak of the same text.</summary>
    private static string Preamble(ReadHeader header)
    {
        string path = Path.GetFullPath(header.Unit.MainFile.Path);
        bool isOnIncludePath = path.EndsWith("/" + header.Name, StringComparison.Ordinal) && path != Path.GetFullPath(header.Name);
        string include = isOnIncludePath ? $"#include <{header.Name}>\n" : $"#include \"{path}\"\n";
        return include + ProofSubject.After(header.Unit);
    }

    private static string ToJson(ReadHeader header, HeaderListing ours, List<Disagreement> found) => JsonOutput.WriteObject(json =>
    {
        json.WriteString("header", ours.Header);
        json.WriteString("target", ours.Target);
        JsonOutput.WriteDiagnostics(json, "errors", header.Unit.Diagnostics, CFrontEnd.Diagnostics.Severity.Error);
        json.WriteStartArray("disagreements");
        foreach (Disagreement disagreement in found)
        {
            json.WriteStartObject();
            json.WriteString("name", disagreement.Name);
            json.WriteString("ours", disagreement.Ours);
            json.WriteString("compiler", disagreement.Theirs);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });
}
