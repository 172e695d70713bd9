using System.CommandLine;
using System.IO;
using System.Linq;
using UapiGen.Tool.Commands;

namespace UapiGen.Tool.Cli;

/// <summary>The whole command line of <c>uapigen</c>.</summary>
public static class UapiGenCommandLine
{
    /// <summary>Parses and runs; the exit code is one of <see cref="ExitCode"/>.</summary>
    public static int Run(string[] arguments, TextWriter output, TextWriter errors)
    {
        ParseResult result = Create().Parse(arguments);
        if (result.Errors.Any())
        {
            foreach (System.CommandLine.Parsing.ParseError error in result.Errors)
            {
                errors.Write($"uapigen: {error.Message}\n");
            }

            errors.Write("Try 'uapigen --help'.\n");
            return ExitCode.Usage;
        }

        return result.Invoke(new InvocationConfiguration { Output = output, Error = errors });
    }

    private static RootCommand Create() => new("Reads Linux uapi headers: layouts, constants, ioctls, facts, rules and generated C#.")
    {
        new LayoutCommand(),
        new ConstantsCommand(),
        new IoctlsCommand(),
        new FactsCommand(),
        new LintCommand(),
        new GenerateCommand(),
        new VerifyCommand(),
        new ProveCommand(),
        new MutateCommand(),
    };
}
