using System.Collections.Generic;
using System.Linq;
using System.Text;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.CFrontEnd.Targets;
using UapiGen.Testing.Clang;

namespace UapiGen.CFrontEnd.Tests.Layout;

/// <summary>Every header under <c>Cases</c> has the layout that the compilers give it. A new case is a new file.</summary>
public class RecordLayoutTests
{
    private static readonly CaseFolder s_cases = new("Layout");

    public static TheoryData<string, string> CasesAndTargets => s_cases.NamesAndTargets;

    public static TheoryData<string> Cases => s_cases.Names;

    [Theory]
    [MemberData(nameof(CasesAndTargets))]
    public void LayoutIsClangs(string name, string targetName)
    {
        Target target = KnownTargets.Find(targetName)!;
        string source = s_cases.Read(name);

        TranslationUnit unit = TestHeader.Read(source, target);

        // Asking for sizes makes clang lay the records out; "-fdump-record-layouts-complete" does it before it has read trailing attributes.
        string uses = string.Concat(NamedRecords(unit).Select((record, index) => $"char use_{index}[sizeof({record.CName}) + 1];\n"));
        Assert.Empty(unit.Diagnostics);
        SortedSet<string> ours = RecordListing.Of(unit);
        using (ClangUnit judge = ClangUnit.Parse(target.Triple, source))
        {
            Assert.Empty(Difference(ClangRecords.Of(judge), ours));
        }

        if (Compiler.RunClang(target, source + uses, "-fsyntax-only", "-Xclang", "-fdump-record-layouts") is { } clang)
        {
            Assert.Empty(Difference(ClangRecordDump.Read(clang.Output), ours));
        }
    }

    /// <summary>GCC prints no layouts, so a program made from ours measures its own; bit-fields by the bits that change when they are set.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void LayoutIsGccs(string name)
    {
        string source = s_cases.Read(name);
        TranslationUnit unit = TestHeader.Read(source, KnownTargets.X64);

        string output = Compiler.RunGccProgram(source + Measure(unit));

        var measured = new SortedSet<string>(output.Split('\n', System.StringSplitOptions.RemoveEmptyEntries), System.StringComparer.Ordinal);
        Assert.Empty(Difference(measured, RecordListing.Of(unit)));
    }

    /// <summary>The same compiler's 32-bit side, whose members have alignments of their own.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void LayoutIsGccsForI386(string name)
    {
        string source = s_cases.Read(name);
        var assertions = new StringBuilder(source);
        foreach (RecordDeclaration record in NamedRecords(TestHeader.Read(source, KnownTargets.I386)))
        {
            assertions.Append($"_Static_assert(sizeof({record.CName}) == {record.Size}, \"size of {record.CName}\");\n");
            assertions.Append($"_Static_assert(_Alignof({record.CName}) == {record.Alignment}, \"alignment of {record.CName}\");\n");
            foreach (RecordListing.Member member in RecordListing.Flatten(record, "", 0).Where(member => member.Width is null))
            {
                string path = member.Path[1..];
                assertions.Append($"_Static_assert(__builtin_offsetof({record.CName}, {path}) == {member.BitOffset / 8}, \"offset of {record.CName}.{path}\");\n");
            }
        }

        CompilerResult gcc = Compiler.RunGcc(assertions.ToString(), "-m32", "-fsyntax-only");

        Assert.True(gcc.ExitCode == 0, gcc.Errors);
    }

    private static string Difference(SortedSet<string> compilers, SortedSet<string> ours) =>
        string.Join('\n', compilers.Except(ours).Select(line => "compiler " + line).Concat(ours.Except(compilers).Select(line => "ours     " + line)));

    private static string Measure(TranslationUnit unit)
    {
        var program = new StringBuilder("""

            #include <stdio.h>
            #include <string.h>
            static void bits(const char *name, const unsigned char *bytes, unsigned long size) {
                unsigned long first = 0, count = 0;
                for (unsigned long i = 0; i < size * 8; i++)
                    if (bytes[i / 8] >> i % 8 & 1) { if (!count) first = i; count++; }
                printf("%s: %lu+%lu\n", name, first, count);
            }
            int main(void) {

            """);
        foreach (RecordDeclaration record in NamedRecords(unit))
        {
            string c = record.CName;
            program.Append($"    printf(\"{c}: %lu %lu\\n\", (unsigned long)sizeof({c}), (unsigned long)_Alignof({c}));\n");
            foreach (RecordListing.Member member in RecordListing.Flatten(record, "", 0))
            {
                string path = member.Path[1..];
                program.Append(member.Width is null
                    ? $"    printf(\"{c}.{path}: %lu\\n\", 8 * (unsigned long)__builtin_offsetof({c}, {path}));\n"
                    : $"    {{ {c} v; memset(&v, 0, sizeof v); v.{path} = -1; bits(\"{c}.{path}\", (unsigned char *)&v, sizeof v); }}\n");
            }
        }

        return program.Append("    return 0;\n}\n").ToString();
    }

    private static IEnumerable<RecordDeclaration> NamedRecords(TranslationUnit unit) =>
        unit.Declarations.OfType<RecordDeclaration>().Where(record => record.IsComplete && (record.Tag ?? record.TypedefName) is not null);
}
