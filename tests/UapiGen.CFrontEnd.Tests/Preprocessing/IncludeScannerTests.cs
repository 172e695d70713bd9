using System.Linq;
using UapiGen.CFrontEnd.Preprocessing;

namespace UapiGen.CFrontEnd.Tests.Preprocessing;

public class IncludeScannerTests
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
        string found = string.Join(" ", IncludeScanner.Scan(text).Select(Show));
        Assert.Equal(expected, found);
    }

    private static string Show(ScannedInclude include) =>
        (include.IsNext ? "next " : "") + (include.IsAngled ? $"<{include.Name}>" : $"\"{include.Name}\"");
}
