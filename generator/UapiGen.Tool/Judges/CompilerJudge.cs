using System;
using System.Collections.Generic;
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
        using var folder = new TemporaryFolder();
        folder.Write(SourceName, preamble);
        CompilerRun macros = compiler.Run(folder.Path, ["-E", "-dD", "-w", SourceName], cancellationToken);
        if (macros.ExitCode != 0)
        {
            return new Verdict(null, macros.Errors);
        }

        int preambleLines = preamble.Count(c => c == '\n');
        List<Probe> probes = [.. MacroProbes(macros.Output), .. AlignmentProbes(ours)];
        for (int round = 0; round < MaximumRounds; round++)
        {
            folder.Write(SourceName, preamble + Text(probes));
            CompilerRun run = compiler.Run(folder.Path, CompileOptions, cancellationToken);
            if (run.ExitCode == 0)
            {
                return new Verdict(Listing(File.ReadAllBytes(Path.Combine(folder.Path, "probe.o")), ours, probes), "");
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

    private IEnumerable<Probe> MacroProbes(string preprocessed)
    {
        int number = 0;
        foreach (CompilerMacro macro in CompilerMacros.Read(preprocessed))
        {
            if (isListedFile(macro.File) && CompilerMacros.MayBeExpression(macro.Body))
            {
                string symbol = Prefix + (number++).ToString(CultureInfo.InvariantCulture);
                yield return new Probe(ProbeKind.Constant, macro.Name, symbol, $"enum {{ {symbol} = ({macro.Name}) }};");
                if (macro.Body.Contains('"', StringComparison.Ordinal))
                {
                    yield return new Probe(ProbeKind.String, macro.Name, symbol + "s", $"const char {symbol}s[] = {macro.Name};");
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
public sealed record Verdict(HeaderListing? Listing, string Complaint);
