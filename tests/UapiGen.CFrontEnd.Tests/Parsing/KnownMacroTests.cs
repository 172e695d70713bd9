using System.Collections.Generic;
using System.Linq;
using UapiGen.CFrontEnd.Semantics;

namespace UapiGen.CFrontEnd.Tests.Parsing;

/// <summary>A macro that has been evaluated stands for its value where others use it: that changes no value, whatever is asked for first.</summary>
public class KnownMacroTests
{
    private const string Header = """
        #define SMALL (2 + 3)
        #define PRODUCT (SMALL * SMALL)
        #define BARE 2 + 3
        #define BARE_PRODUCT (BARE * BARE)
        #define UNSIGNED (0u - SMALL)
        #define IS_UNSIGNED (UNSIGNED > 0)
        #define LETTER ('a')
        #define LETTER_CODE (LETTER + 1)
        #define WIDTH (sizeof(long) * 8)
        #define WIDTH_LESS (WIDTH - 1)
        #define CAST ((unsigned char)300)
        #define NEGATED (-CAST)
        #define CALLED(SMALL) (SMALL + 1)
        #define CALL (CALLED(9) + SMALL)
        #define TEXT_OF(x) #x
        #define TEXT TEXT_OF(SMALL)
        enum { SELF = 4, ORDINARY = 6 };
        #define SELF (SELF + 1)
        #define OF_SELF (SELF * 10)
        #define ORDINARY ORDINARY
        #define OF_ORDINARY (ORDINARY + 1)
        typedef short NUMBER;
        #define NUMBER (7)
        #define OF_NUMBER (sizeof(NUMBER))
        #define IN_LIST { SMALL }

        """;

    [Fact]
    public void TheOrderOfQuestionsChangesNoValue()
    {
        Dictionary<string, string> forwards = Values(isReversed: false);
        Dictionary<string, string> backwards = Values(isReversed: true);

        Assert.Equal(forwards, backwards);
        Assert.Equal("25", forwards["PRODUCT"]);
        Assert.Equal("11", forwards["BARE_PRODUCT"]);
        Assert.Equal("1", forwards["IS_UNSIGNED"]);
        Assert.Equal("98", forwards["LETTER_CODE"]);
        Assert.Equal("63 of layout", forwards["WIDTH_LESS"]);
        Assert.Equal("-44", forwards["NEGATED"]);
        Assert.Equal("15", forwards["CALL"]);
        Assert.Equal("SMALL", forwards["TEXT"]);
        Assert.Equal("5", forwards["SELF"]);
        Assert.Equal("50", forwards["OF_SELF"]);
        Assert.Equal("7", forwards["OF_ORDINARY"]);
        Assert.Equal("4 of layout", forwards["OF_NUMBER"]);
        Assert.Equal("none", forwards["IN_LIST"]);
    }

    private static Dictionary<string, string> Values(bool isReversed)
    {
        TranslationUnit unit = TestHeader.Read(Header);
        IEnumerable<Macro> macros = isReversed ? unit.Macros.Reverse() : unit.Macros;
        return macros.ToDictionary(macro => macro.Name, Value);
    }

    private static string Value(Macro macro) => macro.Value switch
    {
        IntegerConstant integer => (integer.Type.IsSigned ? integer.SignedValue.ToString() : integer.Bits.ToString()) + (macro.DependsOnLayout ? " of layout" : ""),
        CharacterConstant character => "'" + (char)character.Value + "'",
        StringConstant text => System.Text.Encoding.ASCII.GetString([.. text.Bytes]),
        _ => "none",
    };
}
