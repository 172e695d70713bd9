using System.Collections.Generic;
using System.Linq;
using System.Text;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.CFrontEnd.Targets;

namespace UapiGen.CFrontEnd.Tests.Semantics;

/// <summary>
/// Every macro of the headers under <c>Cases</c> has the value and the type that the compilers give it; one named <c>NO_…</c> has none. A new
/// case is a new line.
/// </summary>
public class ConstantTests
{
    private static readonly CaseFolder s_cases = new("Semantics");

    /// <summary>From version 20 on clang gives every constant of a wide enum the enum's type, as C23 says.</summary>
    private static readonly string[] s_gccOnly = ["ENUM_SMALL_IN_WIDE"];

    public static TheoryData<string, string> CasesAndTargets => s_cases.NamesAndTargets;

    public static TheoryData<string> Cases => s_cases.Names;

    [Theory]
    [MemberData(nameof(CasesAndTargets))]
    public void ValuesAreClangs(string name, string targetName)
    {
        Target target = KnownTargets.Find(targetName)!;

        Compiler.AssertClangAccepts(target, WithAssertions(name, target, s_gccOnly));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void ValuesAreGccs(string name)
    {
        CompilerResult gcc = Compiler.RunGcc(WithAssertions(name, KnownTargets.X64), "-fsyntax-only");
        CompilerResult gcc32 = Compiler.RunGcc(WithAssertions(name, KnownTargets.I386), "-m32", "-fsyntax-only");

        Assert.True(gcc.ExitCode == 0, gcc.Errors);
        Assert.True(gcc32.ExitCode == 0, gcc32.Errors);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void AllButMarkedMacrosAreConstants(string name)
    {
        TranslationUnit unit = TestHeader.Read(s_cases.Read(name));

        IEnumerable<string> wrong = unit.Macros
            .Where(macro => macro.Parameters is null)
            .Where(macro => (macro.Value is null) != macro.Name.StartsWith("NO_", System.StringComparison.Ordinal))
            .Select(macro => macro.Name);

        Assert.Empty(wrong);
    }

    private static string WithAssertions(string name, Target target, params string[] except)
    {
        string source = s_cases.Read(name);
        var text = new StringBuilder(source);
        foreach (Macro macro in TestHeader.Read(source, target).Macros.Where(macro => !except.Contains(macro.Name)))
        {
            string? condition = macro.Value switch
            {
                IntegerConstant value => $"({macro.Name}) == {Spell(value)} && _Generic(({macro.Name}), {Spell(value.Type)}: 1, default: 0)",
                CharacterConstant value => $"({macro.Name}) == {value.Value} && _Generic(({macro.Name}), int: 1, default: 0)",
                StringConstant value => $"sizeof({macro.Name}) == {value.Bytes.Length + 1} && !__builtin_memcmp({macro.Name}, \"{Spell(value)}\", {value.Bytes.Length})",
                _ => null,
            };
            if (condition is not null)
            {
                text.Append($"_Static_assert({condition}, \"{macro.Name}\");\n");
            }
        }

        return text.ToString();
    }

    private static string Spell(IntegerConstant value) =>
        value.IsNegative ? $"({value.SignedValue + 1}LL - 1)" : value.Bits + (value.Type.IsSigned ? "LL" : "ULL");

    /// <summary>An enum has a type of its own for <c>_Generic</c>, compatible with its integer type.</summary>
    private static string Spell(BuiltInType type) => type.Name;

    private static string Spell(StringConstant value) => string.Concat(value.Bytes.Select(part => $"\\{System.Convert.ToString(part, 8).PadLeft(3, '0')}"));
}
