using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.Tool.Judges.Objects;
using UapiGen.Tool.Listing;

namespace UapiGen.Tool.Judges;

/// <summary>Proves what we say of a header by static assertions, which any C11 compiler understands; bit-fields by the bytes it puts into an object.</summary>
public sealed partial class AssertionJudge(CCompiler compiler)
{
    private const string SourceName = "verify.c";

    /// <summary>Everything on which the compiler disagrees.</summary>
    /// <exception cref="ToolException">The compiler does not accept the header itself, or there is none.</exception>
    public List<Disagreement> Judge(string preamble, IEnumerable<RecordDeclaration> records, HeaderListing listing, CancellationToken cancellationToken)
    {
        AssertionFile file = AssertionFile.For(records, listing);
        using var folder = new TemporaryFolder();
        List<Disagreement> found = CheckAssertions(folder, preamble, file, cancellationToken);
        if (file.BitFields.Count > 0)
        {
            found.AddRange(CheckBitFields(folder, preamble, file, cancellationToken));
        }

        return found;
    }

    private List<Disagreement> CheckAssertions(TemporaryFolder folder, string preamble, AssertionFile file, CancellationToken cancellationToken)
    {
        folder.Write(SourceName, preamble + AssertionFile.Text(file.Assertions));
        CompilerRun run = compiler.Run(folder.Path, ["-fsyntax-only", "-w", .. Limits, SourceName], cancellationToken);
        if (run.ExitCode == 0)
        {
            return [];
        }

        int firstLine = preamble.Count(c => c == '\n');
        var bad = new SortedSet<int>();
        foreach (Match error in ErrorLine().Matches(run.Errors))
        {
            int index = int.Parse(error.Groups["line"].Value, CultureInfo.InvariantCulture) - firstLine - 1;
            if (error.Groups["file"].Value != SourceName || index < 0)
            {
                throw new ToolException($"{compiler.Program} does not accept the header:\n{run.Errors.TrimEnd()}");
            }

            bad.Add(index);
        }

        return bad.Count == 0
            ? throw new ToolException($"{compiler.Program} failed:\n{run.Errors.TrimEnd()}")
            : [.. bad.Select(index => new Disagreement(file.Assertions[index].Name, file.Assertions[index].Ours, "something else"))];
    }

    private IEnumerable<Disagreement> CheckBitFields(TemporaryFolder folder, string preamble, AssertionFile file, CancellationToken cancellationToken)
    {
        folder.Write(SourceName, preamble + file.BitFieldText());
        CompilerRun run = compiler.Run(folder.Path, ["-c", "-w", .. Limits, SourceName, "-o", "verify.o"], cancellationToken);
        if (run.ExitCode != 0)
        {
            throw new ToolException($"{compiler.Program} does not accept the bit-fields:\n{run.Errors.TrimEnd()}");
        }

        var elf = new ElfObject(File.ReadAllBytes(Path.Combine(folder.Path, "verify.o")));
        Dictionary<string, ReadOnlyMemory<byte>> data = elf.DataSymbols();
        foreach (BitFieldObject field in file.BitFields)
        {
            (long offset, int width) = SetBits(data[field.Symbol].Span, elf.IsBigEndian);
            if (offset != field.BitOffset || width != field.Width)
            {
                yield return new Disagreement(field.Name, Describe(field.BitOffset, field.Width), Describe(offset, width));
            }
        }
    }

    private string[] Limits => Path.GetFileName(compiler.Program).Contains("clang", StringComparison.Ordinal) ? ["-ferror-limit=0"] : [];

    /// <summary>Where the first set bit is in memory order, and how many are set.</summary>
    private static (long Offset, int Width) SetBits(ReadOnlySpan<byte> bytes, bool isBigEndian)
    {
        long first = -1;
        int count = 0;
        for (long bit = 0; bit < bytes.Length * 8L; bit++)
        {
            int inByte = (int)(bit % 8);
            if (((bytes[(int)(bit / 8)] >> (isBigEndian ? 7 - inByte : inByte)) & 1) != 0)
            {
                first = first < 0 ? bit : first;
                count++;
            }
        }

        return (first, count);
    }

    private static string Describe(long bitOffset, int width) => $"bits {bitOffset} to {bitOffset + width - 1}";

    [GeneratedRegex(@"^(?<file>[^\s:][^:\n]*):(?<line>\d+):(\d+:)? (fatal )?error:", RegexOptions.Multiline)]
    private static partial Regex ErrorLine();
}
