using System.IO;
using System.Linq;
using UapiGen.CFrontEnd.Targets;
using UapiGen.Testing;
using UapiGen.Tool.Cli;

namespace UapiGen.Tool.Tests.Proof;

/// <summary>
/// The headers under <c>Cases/all</c> are, in both directions, what every compiler sees for every target; those under <c>Cases/gcc</c> what gcc sees
/// where clang differs, those under <c>Cases/clang</c> what clang alone takes. A new case is a new file or a new line, and no expectation is written by hand.
/// </summary>
public sealed class CaseTests
{
    /// <summary>Where the cases are, who judges, and for which target.</summary>
    public static TheoryData<string, string, string> Judges
    {
        get
        {
            var data = new TheoryData<string, string, string>
            {
                { "all", "gcc", "x86-64" },
                { "all", "gcc -m32", "i386" },
                { "gcc", "gcc", "x86-64" },
                { "gcc", "gcc -m32", "i386" },
            };
            foreach (Target target in KnownTargets.All)
            {
                data.Add("all", "clang-19 --target=" + target.Triple, target.Name);
                data.Add("clang", "clang-19 --target=" + target.Triple, target.Name);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Judges))]
    public void Every_case_is_as_the_compiler_sees_it(string cases, string compiler, string target)
    {
        SkipWithout(compiler);
        string folder = Repository.PathTo("tests/UapiGen.Tool.Tests/Proof/Cases/" + cases);
        using var output = new StringWriter();
        int code = UapiGenCommandLine.Run(["prove", "--folder", folder, "--cc", compiler, "--target", target, "--show-refused"], output, output);
        Assert.True(code == ExitCode.Clean, output.ToString());
        Assert.DoesNotContain("refused by the compiler", output.ToString(), System.StringComparison.Ordinal);
    }

    private static void SkipWithout(string compiler)
    {
        string program = compiler.Split(' ')[0];
        bool isInstalled = (System.Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, program)));
        bool judges = program != "gcc" || System.Runtime.InteropServices.RuntimeInformation.OSArchitecture == System.Runtime.InteropServices.Architecture.X64;
        Assert.SkipUnless(isInstalled && judges, $"no {compiler}");
    }
}
