using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading;
using UapiGen.Tool.Judges.Objects;
using UapiGen.Tool.Listing;

namespace UapiGen.Tool.Judges;

/// <summary>
/// Asks a C compiler what a header holds, by the compiler's own lists: the types in its debugging information, and the macros that its preprocessor
/// ends with, each evaluated as an enumerator of its own. Nothing runs but the compiler, so it may be one for another machine.
/// </summary>
/// <param name="compiler">gcc, clang or another that writes DWARF 5 and understands gcc's options.</param>
/// <param name="pointerSize">In bytes.</param>
/// <param name="isListedFile">Whether a file's declarations are asked for; libc's are not.</param>
public sealed partial class CompilerJudge(CCompiler compiler, int pointerSize, Func<string, bool> isListedFile)
{
    private const string Prefix = "__uapigen_";
    private const string SourceName = "probe.c";

    /// <summary>Lines with errors are dropped and the rest is tried again; each round finds more of what can't be evaluated.</summary>
    private const int MaximumRounds = 24;

    /// <summary>What the compiler lists for a header.</summary>
    /// <param name="preamble">The <c>#include</c> lines.</param>
    /// <param name="ours">Our own listing: its records are asked for their alignment.</param>
    /// <param name="cancellationToken">Ends the compiler's run.</param>
    /// <returns>The compiler's listing, or its complaint when it doesn't accept the header by itself.</returns>
    public Verdict Judge(string preamble, HeaderListing ours, CancellationToken cancellationToken)
    {
        // A header without any type would leave the compiler with nothing to describe.
        preamble += $"enum {{ {Prefix} = 1 }};\n";
        using var folder = new TemporaryFolder();
        folder.Write(SourceName, preamble);
        CompilerRun preprocessed = compiler.Run(folder.Path, ["-E", "-dD", "-w", SourceName], cancellationToken);
        if (preprocessed.ExitCode != 0)
        {
            return new Verdict(null, preprocessed.Errors);
        }

        CompilerMacros macros = CompilerMacros.Read(preprocessed.Output);
        int preambleLines = preamble.Count(c => c == '\n');
        List<Probe> probes = [.. MacroProbes(macros, ours), .. AlignmentProbes(ours)];
        for (int round = 0; round < MaximumRounds; round++)
        {
            folder.Write(SourceName, preamble + Text(probes));
            CompilerRun run = compiler.Run(folder.Path, CompileOptions, cancellationToken);
            if (run.ExitCode == 0)
            {
                return new Verdict(Listing(File.ReadAllBytes(Path.Combine(folder.Path, "probe.o")), ours, probes), "")
                {
                    Withdrawn = [.. macros.Undefined.Where(pair => !isListedFile(pair.Value)).Select(pair => pair.Key)],
                };
            }

            HashSet<int> bad = ProbesWithErrors(run.Errors, preambleLines, probes.Count, out bool isHeaderBad);
            if (isHeaderBad || bad.Count == 0)
            {
                return new Verdict(null, run.Errors);
            }

            probes = [.. probes.Where((_, i) => !bad.Contains(i))];
        }

        return new Verdict(null, "The compiler finds no set of macros that it can evaluate.");
    }

    private string[] CompileOptions =>
    [
        "-c", "-g", "-gdwarf-5", "-fno-eliminate-unused-debug-types", "-w", "-fdiagnostics-color=never",
        .. IsClang ? (string[])["-ferror-limit=0"] : ["-ftrack-macro-expansion=0"],
        SourceName, "-o", "probe.o",
    ];

    private bool IsClang => Path.GetFileName(compiler.Program).Contains("clang", StringComparison.Ordinal);

    /// <summary>All macros of the listed files, and those that we list though another file had the last word on them.</summary>
    private IEnumerable<Probe> MacroProbes(CompilerMacros macros, HeaderListing ours)
    {
        int number = 0;
        HashSet<string> strings = new(ours.Strings.Select(text => text.Name), StringComparer.Ordinal);
        HashSet<string> listed = new(ours.Constants.Select(constant => constant.Name).Concat(strings), StringComparer.Ordinal);
        foreach (CompilerMacro macro in macros.Defined)
        {
            if ((isListedFile(macro.File) || listed.Contains(macro.Name)) && CompilerMacros.MayBeExpression(macro.Body))
            {
                string symbol = Prefix + (number++).ToString(CultureInfo.InvariantCulture);
                yield return new Probe(ProbeKind.Constant, macro.Name, symbol, $"enum {{ {symbol} = ({macro.Name}) }};");
                if (macro.Body.Contains('"', StringComparison.Ordinal) || strings.Contains(macro.Name))
                {
                    yield return new Probe(ProbeKind.String, macro.Name, symbol + "s", $"const char {symbol}s[] = ({macro.Name});");
                }
            }
        }
    }

    private static IEnumerable<Probe> AlignmentProbes(HeaderListing ours) =>
        ours.Records.Select((record, i) => new Probe(ProbeKind.Alignment, record.Name, $"{Prefix}a{i}", $"enum {{ {Prefix}a{i} = _Alignof({record.Name}) }};"));

    private static string Text(List<Probe> probes)
    {
        var text = new StringBuilder();
        foreach (Probe probe in probes)
        {
            text.Append(probe.Line).Append('\n');
        }

        return text.ToString();
    }

    private static HashSet<int> ProbesWithErrors(string errors, int firstLine, int count, out bool isHeaderBad)
    {
        var bad = new HashSet<int>();
        isHeaderBad = false;
        foreach (Match error in ErrorLine().Matches(errors))
        {
            int index = int.Parse(error.Groups["line"].Value, CultureInfo.InvariantCulture) - firstLine - 1;
            bool isProbe = error.Groups["file"].Value == SourceName && index >= 0;
            isHeaderBad |= !isProbe;
            if (isProbe)
            {
                bad.Add(Math.Min(index, count - 1));
            }
        }

        return bad;
    }

    private HeaderListing Listing(byte[] image, HeaderListing ours, List<Probe> probes)
    {
        var elf = new ElfObject(image);
        var types = new DwarfListing(new DwarfUnit(elf), pointerSize, isListedFile);
        Dictionary<string, ReadOnlyMemory<byte>> data = elf.DataSymbols();
        var constants = new Dictionary<string, ulong>(types.Enumerators, StringComparer.Ordinal);
        var strings = new List<StringListing>();
        foreach (Probe probe in probes)
        {
            switch (probe.Kind)
            {
                case ProbeKind.Constant:
                    constants[probe.Name] = types.AllEnumerators[probe.Symbol];
                    break;
                case ProbeKind.String:
                    strings.Add(new StringListing(probe.Name, [.. data[probe.Symbol].Span[..^1]]));
                    break;
                case ProbeKind.Alignment when types.Records.TryGetValue(probe.Name, out RecordListing? record):
                    types.Records[probe.Name] = record with { Alignment = (int)types.AllEnumerators[probe.Symbol] };
                    break;
            }
        }

        return new HeaderListing(
            ours.Header, ours.Target, [.. types.Records.Values], [.. constants.Select(pair => new ConstantListing(pair.Key, pair.Value))], [.. strings], []);
    }

    [GeneratedRegex(@"^(?<file>[^\s:][^:\n]*):(?<line>\d+):(\d+:)? (fatal )?error:", RegexOptions.Multiline)]
    private static partial Regex ErrorLine();

    private enum ProbeKind
    {
        Constant,
        String,
        Alignment,
    }

    private sealed record Probe(ProbeKind Kind, string Name, string Symbol, string Line);
}

/// <summary>A compiler's answer for one header.</summary>
/// <param name="Listing">What it lists, or null when it doesn't accept the header.</param>
/// <param name="Complaint">Why it doesn't, in its own words.</param>
public sealed record Verdict(HeaderListing? Listing, string Complaint)
{
    /// <summary>Macros of the header that libc undefines, as glibc does with <c>ARG_MAX</c>: the compiler has no word on them.</summary>
    public ImmutableArray<string> Withdrawn { get; init; } = [];

    /// <summary>On what we and the compiler differ; it must have accepted the header.</summary>
    /// <remarks>
    /// glibc withdraws definitions of the kernel's in favour of its own when its headers come first, by the <c>__UAPI_DEF_</c> switches. Our libc never
    /// does, so that in such a header what only we have is no disagreement.
    /// </remarks>
    public IEnumerable<Disagreement> Compare(HeaderListing ours)
    {
        const string Switch = "__UAPI_DEF_";
        bool isSwitchedOff = Listing!.Constants.Any(constant => constant.Value == 0 && constant.Name.StartsWith(Switch, StringComparison.Ordinal));
        return ListingComparison.Compare(ours, Listing)
            .Where(disagreement => disagreement.Theirs is not null || !(isSwitchedOff || Withdrawn.Contains(disagreement.Name)))
            .Where(disagreement => !isSwitchedOff || !disagreement.Name.StartsWith(Switch, StringComparison.Ordinal));
    }
}
