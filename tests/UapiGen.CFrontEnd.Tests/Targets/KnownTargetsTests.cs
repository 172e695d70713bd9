using System;
using System.Collections.Generic;
using System.Linq;
using UapiGen.CFrontEnd.Targets;
using UapiGen.Testing.Clang;

namespace UapiGen.CFrontEnd.Tests.Targets;

/// <summary>Every fact of a target is one that a compiler for it states.</summary>
public class KnownTargetsTests
{
    /// <summary>Facts of GCC that clang's predefined macros don't share: its version, its extra names, and where clang says less.</summary>
    private static readonly HashSet<string> s_gccOnly =
    [
        "__GNUC__", "__GNUC_MINOR__", "__GNUC_PATCHLEVEL__", "__VERSION__", "__FLOAT_WORD_ORDER__", "__SIG_ATOMIC_MAX__", "__WCHAR_MIN__", "__LONG_LONG_WIDTH__",
        "__REGISTER_PREFIX__",
    ];

    public static TheoryData<string> Names => [.. KnownTargets.All.Select(target => target.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void SizesAndAlignmentsAreTheCompilers(string name)
    {
        Target target = KnownTargets.Find(name)!;
        string int128 = target.Int128Alignment != 0
            ? $"_Static_assert(__alignof__(__int128) == {target.Int128Alignment}, \"int128\");\n"
            : "#ifdef __SIZEOF_INT128__\n#error int128\n#endif\n";
        string source = $$"""
            _Static_assert(sizeof(void *) == {{target.PointerSize}}, "pointer");
            _Static_assert(sizeof(long) == {{target.LongSize}}, "long");
            _Static_assert(((char)-1 < 0) == {{(target.IsCharSigned ? 1 : 0)}}, "char");
            _Static_assert(__alignof__(long long) == {{target.LongLongAlignment}}, "long long");
            _Static_assert(_Alignof(struct { long long x; }) == {{target.LongLongMemberAlignment}}, "long long member");
            _Static_assert(__alignof__(double) == {{target.DoubleAlignment}}, "double");
            _Static_assert(_Alignof(struct { double x; }) == {{target.DoubleMemberAlignment}}, "double member");
            _Static_assert(sizeof(long double) == {{target.LongDoubleSize}}, "long double");
            _Static_assert(__alignof__(long double) == {{target.LongDoubleAlignment}}, "long double alignment");
            _Static_assert(_Alignof(struct { int x __attribute__((aligned)); }) == {{target.BiggestAlignment}}, "aligned");
            _Static_assert(sizeof(__WCHAR_TYPE__) == {{target.WCharSize}}, "wchar_t");
            _Static_assert(((__WCHAR_TYPE__)-1 < 0) == {{(target.IsWCharSigned ? 1 : 0)}}, "wchar_t sign");
            _Static_assert(_Alignof(struct { char c; int : 0; }) == {{(target.UnnamedBitFieldsAlign ? 4 : 1)}}, "unnamed bit-field");
            _Static_assert((__BYTE_ORDER__ == __ORDER_BIG_ENDIAN__) == {{(target.IsBigEndian ? 1 : 0)}}, "byte order");
            {{int128}}
            """;

        Compiler.AssertClangAccepts(target, source);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void PredefinedMacrosAreTheCompilers(string name)
    {
        Target target = KnownTargets.Find(name)!;
        Macro[] stated = [.. target.PredefinedMacros.Where(macro => !s_gccOnly.Contains(macro.Name)).Select(macro => new Macro(macro.Name, macro.Body))];

        // Both sides are expanded: a macro may be another one's name.
        Dictionary<string, string> bodies = ClangUnit.Expand(target.Triple, stated.Select(macro => (macro.Name, macro.Body)));
        Assert.Empty(Wrong(stated.Select(macro => macro with { Body = bodies.GetValueOrDefault(macro.Name, macro.Body) }), ClangUnit.Expand(target.Triple, stated.Select(macro => (macro.Name, macro.Name)))));
        if (Compiler.RunClang(target, "", "-dM", "-E") is { } clang)
        {
            Assert.Empty(Wrong(stated, ReadMacros(clang.Output)));
        }
    }

    [Fact]
    public void PredefinedMacrosOfX64AreGccs()
    {
        string[] version = ["__GNUC__", "__GNUC_MINOR__", "__GNUC_PATCHLEVEL__", "__VERSION__"];
        Dictionary<string, string> expected = ReadMacros(Compiler.RunGcc("", "-dM", "-E").Output);

        IEnumerable<Macro> stated = KnownTargets.X64.PredefinedMacros.Where(macro => !version.Contains(macro.Name)).Select(macro => new Macro(macro.Name, macro.Body));

        Assert.Empty(Wrong(stated, expected));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void NoMacroIsPredefinedTwice(string name)
    {
        string[] names = [.. KnownTargets.Find(name)!.PredefinedMacros.Select(macro => macro.Name)];
        Assert.Equal(names.Distinct(), names);
    }

    private static IEnumerable<string> Wrong(IEnumerable<Macro> stated, Dictionary<string, string> expected) => stated
        .Where(macro => !expected.TryGetValue(macro.Name, out string? body) || !SameBody(body, macro.Body))
        .Select(macro => $"{macro.Name}: {macro.Body} is not {expected.GetValueOrDefault(macro.Name)}");

    private static Dictionary<string, string> ReadMacros(string output) => output
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split(' ', 3))
        .ToDictionary(parts => parts[1], parts => parts.Length > 2 ? parts[2] : "");

    /// <summary>Compilers spell a number in decimal or hex and leave out the "int" of a type.</summary>
    private static bool SameBody(string left, string right) => Normalize(left) == Normalize(right);

    private static string Normalize(string body)
    {
        string digits = body.TrimEnd('U', 'L');
        if (digits.StartsWith("0x", StringComparison.Ordinal) && ulong.TryParse(digits.AsSpan(2), System.Globalization.NumberStyles.HexNumber, null, out ulong value))
        {
            return value + body[digits.Length..];
        }

        string[] words = body.Split(' ');
        return words.Contains("short") || words.Contains("long")
            ? string.Join(' ', words.Where(word => word != "int").Order(StringComparer.Ordinal))
            : body;
    }

    private readonly record struct Macro(string Name, string Body);
}
