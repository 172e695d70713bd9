using System.Linq;
using UapiGen.CFrontEnd.Preprocessing;
using UapiGen.CFrontEnd.Text;

namespace UapiGen.CFrontEnd.Tests.Preprocessing;

public class HeaderAsksTests
{
    [Theory]
    [InlineData("#include <linux/types.h>", "<linux/types.h>")]
    [InlineData("  #\tinclude \"drm.h\" /* local */", "\"drm.h\"")]
    [InlineData("/* one */ # /* two */ include <a.h>", "<a.h>")]
    [InlineData("#include_next <limits.h>", "next <limits.h>")]
    [InlineData("#include \\\n <spliced.h>", "<spliced.h>")]
    [InlineData("#if 0\n#include <dead.h>\n#else\n#include <live.h>\n#endif", "<dead.h> <live.h>")]
    [InlineData("/*\n#include <commented.h>\n*/", "")]
    [InlineData("// a comment \\\n#include <continued.h>\n#include <x.h>", "<x.h>")]
    [InlineData("#define S \"/*\"\n#include <after-string.h>", "<after-string.h>")]
    [InlineData("#error don't include this\n#include <after-apostrophe.h>", "<after-apostrophe.h>")]
    [InlineData("int x; #include <not-a-directive.h>", "")]
    [InlineData("#include MACRO\n#include <unterminated\n#include \"x.h\"\n#include \"x.h\"", "\"x.h\"")]
    [InlineData("#include <a.h>\r\n#include <b.h>\r\n", "<a.h> <b.h>")]
    [InlineData("/* never closed #include <x.h>", "")]
    [InlineData("\"never closed\\", "")]
    [InlineData("", "")]
    public void Lists_includes_of_all_branches(string text, string expected)
    {
        string found = string.Join(" ", Read(text).Includes.Select(Show));
        Assert.Equal(expected, found);
    }

    [Theory]
    [InlineData("#if 0\n#elif __has_include(<linux/gpio.h>) || __has_include(\"b.h\")\n#endif", "<linux/gpio.h> \"b.h\"", false)]
    [InlineData("#if defined(__has_include) && __has_include_next(<a.h>)\n#endif", "next <a.h>", false)]
    [InlineData("#define HAS __has_include(<a.h>)", "<a.h>", true)]
    [InlineData("#define HAS(x) __has_include(x)", "", true)]
    [InlineData("int __has_include(<a.h>);", "", false)]
    public void Lists_what_conditions_ask_for(string text, string expected, bool computes)
    {
        HeaderAsks asks = Read(text);

        Assert.Equal(expected, string.Join(" ", asks.Tests.Select(Show)));
        Assert.Equal(computes, asks.HasComputed);
    }

    [Theory]
    [InlineData("#include MACRO", true)]
    [InlineData("#include NAME(a.h)", true)]
    [InlineData("#include <a.h>", false)]
    [InlineData("#include", false)]
    public void Tells_that_macros_make_a_name(string text, bool computes) => Assert.Equal(computes, Read(text).HasComputed);

    private static HeaderAsks Read(string text) => HeaderAsks.Of(new SourceFile("x.h", "x.h", text));

    private static string Show(HeaderAsk ask) => (ask.IsNext ? "next " : "") + (ask.IsAngled ? $"<{ask.Name}>" : $"\"{ask.Name}\"");
}
