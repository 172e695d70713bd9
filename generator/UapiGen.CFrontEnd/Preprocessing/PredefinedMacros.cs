using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text;
using UapiGen.CFrontEnd.Lexing;
using UapiGen.CFrontEnd.Targets;
using UapiGen.CFrontEnd.Text;

namespace UapiGen.CFrontEnd.Preprocessing;

/// <summary>The macros that are there before the first line: the target's, the request's and those that the preprocessor computes.</summary>
internal static class PredefinedMacros
{
    private static readonly ConditionalWeakTable<Target, SourceFile> s_files = new();

    /// <summary>The macros without a text of their own.</summary>
    public static ImmutableArray<MacroShape> Dynamic { get; } =
    [
        Make("__FILE__", DynamicMacro.File),
        Make("__LINE__", DynamicMacro.Line),
        Make("__BASE_FILE__", DynamicMacro.BaseFile),
        Make("__INCLUDE_LEVEL__", DynamicMacro.IncludeLevel),
        Make("__COUNTER__", DynamicMacro.Counter),
        Make("_Pragma", DynamicMacro.Pragma),
        .. Condition.Operators.Select(name => Make(name.Text, DynamicMacro.Operator)),
    ];

    /// <summary>The target's macros as a file of definitions, the same object at each call.</summary>
    public static SourceFile FileOf(Target target) => s_files.GetValue(target, CreateFile);

    /// <summary>The definitions that a compiler's <c>-D</c> makes of <c>NAME</c> and <c>NAME=body</c>; null for none.</summary>
    public static SourceFile? FileOf(IEnumerable<string> defines)
    {
        var text = new StringBuilder();
        foreach (string define in defines)
        {
            int equals = define.IndexOf('=');
            string name = equals < 0 ? define : define.Substring(0, equals);
            string body = equals < 0 ? "1" : define.Substring(equals + 1);
            AppendDefine(text, name, body);
        }

        return text.Length == 0 ? null : new SourceFile("<command line>", "", text.ToString(), HeaderOrigin.BuiltIn);
    }

    private static SourceFile CreateFile(Target target)
    {
        var text = new StringBuilder();
        foreach ((string name, string body) in target.PredefinedMacros)
        {
            AppendDefine(text, name, body);
        }

        // Annotations of the kernel tree's own form, which exporting takes out; many headers use them without including anything.
        AppendDefine(text, "__user", "");
        AppendDefine(text, "__force", "");
        AppendDefine(text, "__iomem", "");

        // The output does not depend on when it is made.
        AppendDefine(text, "__DATE__", "\"Jan  1 1970\"");
        AppendDefine(text, "__TIME__", "\"00:00:00\"");
        AppendDefine(text, "__TIMESTAMP__", "\"Thu Jan  1 00:00:00 1970\"");
        return new SourceFile("<built-in>", "", text.ToString(), HeaderOrigin.BuiltIn);
    }

    private static void AppendDefine(StringBuilder text, string name, string body) =>
        text.Append("#define ").Append(OneLine(name)).Append(' ').Append(OneLine(body)).Append('\n');

    private static string OneLine(string text)
    {
        int lineEnd = text.IndexOf('\n');
        return lineEnd < 0 ? text : text.Substring(0, lineEnd);
    }

    private static MacroShape Make(string name, DynamicMacro dynamic) => new()
    {
        Name = Symbol.WellKnown(name),
        Parameters = null,
        Tokens = [],
        BodyStart = 0,
        BodyEnd = 0,
        Span = default,
        Dynamic = dynamic,
    };
}
