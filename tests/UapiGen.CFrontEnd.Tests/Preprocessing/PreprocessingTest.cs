using System;
using System.Collections.Generic;
using System.Linq;
using UapiGen.CFrontEnd.Lexing;
using UapiGen.CFrontEnd.Preprocessing;
using UapiGen.CFrontEnd.Targets;
using UapiGen.CFrontEnd.Text;

namespace UapiGen.CFrontEnd.Tests.Preprocessing;

/// <summary>Preprocesses texts: the main one, and headers given by name in an array of directories.</summary>
internal static class PreprocessingTest
{
    public static PreprocessedUnit Run(string text, params (string Name, string Text)[] headers) =>
        Preprocessor.Run(Request(text, headers), TestContext.Current.CancellationToken);

    public static PreprocessedUnit Run(FrontEndRequest request) => Preprocessor.Run(request, TestContext.Current.CancellationToken);

    /// <summary>The tokens of the result, joined by one space each.</summary>
    public static string Tokens(string text, params (string Name, string Text)[] headers) => Tokens(Run(text, headers));

    public static string Tokens(PreprocessedUnit unit) =>
        string.Join(" ", unit.Tokens.SkipLast(1).Select(token => token.Kind == TokenKind.PragmaPack ? $"<pack({token.Text})>" : token.Text));

    /// <summary>The ids of the result's diagnostics, joined by one space each.</summary>
    public static string DiagnosticIds(string text, params (string Name, string Text)[] headers) =>
        string.Join(" ", Run(text, headers).Diagnostics.Select(diagnostic => diagnostic.Rule.Id));

    public static FrontEndRequest Request(string text, params (string Name, string Text)[] headers) => new()
    {
        MainFile = new SourceFile("main.h", "main.h", text, HeaderOrigin.Project),
        Target = KnownTargets.X64,
        Headers = new GivenHeaders(headers),
    };

    /// <summary>Headers by name; <c>1:name</c> is in the include directory 1, others in directory 0.</summary>
    private sealed class GivenHeaders : IHeaderProvider
    {
        private readonly Dictionary<(int Directory, string Name), SourceFile> _files = [];

        public GivenHeaders(IEnumerable<(string Name, string Text)> headers)
        {
            foreach ((string name, string text) in headers)
            {
                bool isSecond = name.StartsWith("1:", StringComparison.Ordinal);
                string plain = isSecond ? name[2..] : name;
                _files.Add((isSecond ? 1 : 0, plain), new SourceFile("/include" + (isSecond ? "1/" : "0/") + plain, plain, text));
            }
        }

        public FoundHeader? Find(string name, bool isAngled, SourceFile? includer, int afterDirectory)
        {
            for (int directory = afterDirectory + 1; directory < 2; directory++)
            {
                if (_files.TryGetValue((directory, name), out SourceFile? file))
                {
                    return new FoundHeader(file, directory);
                }
            }

            return null;
        }
    }
}
