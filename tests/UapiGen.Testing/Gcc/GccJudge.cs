// Asks gcc what a header means: sizes, offsets and constant values as the compiler itself computes them.

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Xunit;

namespace UapiGen.Testing.Gcc;

/// <summary>The machine's gcc, with the header given as text or by name.</summary>
public sealed class GccJudge
{
    private const string Mark = "UAPIGEN_ANSWER";
    private readonly string _prelude;
    private readonly ImmutableArray<string> _arguments;

    /// <param name="prelude">C text before the questions: a header's text, or <c>#include</c> lines.</param>
    /// <param name="arguments">Further arguments, such as <c>-m32</c> or <c>-Idir</c>.</param>
    public GccJudge(string prelude, params string[] arguments)
    {
        _prelude = prelude;
        _arguments = [.. arguments];
    }

    /// <summary>Whether there is a gcc; without it a test that needs it skips.</summary>
    public static bool IsInstalled { get; } = Has("gcc");

    /// <summary>gcc, or a clang that takes the same options.</summary>
    public string Compiler { get; init; } = "gcc";

    /// <summary>Whether gcc compiles the prelude, with nothing after it.</summary>
    public bool Accepts() => Has(Compiler) && Run("", out _, out _) == 0;

    public long SizeOf(string type) => Ask($"sizeof({type})");

    public long AlignmentOf(string type) => Ask($"_Alignof({type})");

    public long OffsetOf(string type, string member) => Ask($"__builtin_offsetof({type}, {member})");

    /// <summary>The value of an integer constant expression, converted to 64 bits.</summary>
    public long Constant(string expression) => Ask(expression);

    /// <summary>The values of many expressions, with one run of the compiler. Nothing is executed, so that other targets can be asked too.</summary>
    public IReadOnlyList<long> Ask(IReadOnlyList<string> expressions)
    {
        if (!Has(Compiler))
        {
            Assert.Skip(Compiler + " is not installed");
        }

        var source = new StringBuilder();
        source.Append("void uapigen_ask(void) {\n");
        for (int i = 0; i < expressions.Count; i++)
        {
            // In halves: gcc prints no operand that does not fit an address.
            string value = $"((long long)({expressions[i]}))";
            source.Append(CultureInfo.InvariantCulture, $"__asm__ volatile(\"{Mark} {i} %c0 %c1\" : : \"i\"((int){value}), \"i\"((int)({value} >> 32)));\n");
        }

        source.Append("}\n");
        string assembly = Compile(source.ToString());
        var answers = new long[expressions.Count];
        int found = 0;
        foreach (string line in assembly.Split('\n').Select(line => line.Trim()).Where(line => line.StartsWith(Mark, StringComparison.Ordinal)))
        {
            string[] parts = line.Split(' ');
            answers[int.Parse(parts[1], CultureInfo.InvariantCulture)] = (long.Parse(parts[3], CultureInfo.InvariantCulture) << 32) | (uint)int.Parse(parts[2], CultureInfo.InvariantCulture);
            found++;
        }

        Assert.Equal(expressions.Count, found);
        return answers;
    }

    private static bool Has(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, program)));

    private long Ask(string expression) => Ask([expression])[0];

    private string Compile(string source)
    {
        Assert.True(Run(source, out string output, out string errors) == 0, $"gcc refuses the question: {errors}");
        return output;
    }

    private int Run(string source, out string assembly, out string messages)
    {
        var start = new ProcessStartInfo(Compiler, ["-w", "-std=gnu17", "-S", "-O1", .. _arguments, "-x", "c", "-", "-o", "-"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process gcc = Process.Start(start)!;
        Task<string> output = gcc.StandardOutput.ReadToEndAsync();
        Task<string> errors = gcc.StandardError.ReadToEndAsync();
        gcc.StandardInput.Write(_prelude + "\n" + source);
        gcc.StandardInput.Close();
        gcc.WaitForExit();
        (assembly, messages) = (output.Result, errors.Result);
        return gcc.ExitCode;
    }
}
