using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using UapiGen.Benchmarks.Measuring;
using UapiGen.Testing;

namespace UapiGen.Benchmarks.Report;

/// <summary>The page <c>docs/performance.md</c>.</summary>
internal static class PerformancePage
{
    public static string Write(string machine, IReadOnlyList<Section> sections)
    {
        var page = new StringBuilder();
        page.Append("# Performance\n\nWritten by `tests/UapiGen.Benchmarks/run`, which prints it again on any machine; nothing here is edited by hand. ");
        page.Append("Ratios are within one run. **Absolute times are of one machine only:** ").Append(machine).Append(". ");
        page.Append(CultureInfo.InvariantCulture, $"Of {Quiet.Counts.Made} measurements {Quiet.Counts.Repeated} were made again, because a piece of work that always costs the same took over 15 % longer than usual right before or after: ");
        page.Append("something outside of this machine slowed it.\n\n## What must hold\n\n| figure | measured | |\n| --- | --- | --- |\n");
        foreach (Check check in sections.SelectMany(s => s.Checks))
        {
            page.Append("| ").Append(check.What).Append(" | ").Append(check.Measured).Append(" | ").Append(check.Holds ? "holds" : "**missed**").Append(" |\n");
        }

        page.Append('\n').AppendJoin("", sections);
        page.Append(File.ReadAllText(Repository.PathTo("tests/UapiGen.Benchmarks/findings.md")));
        return page.ToString().TrimEnd() + "\n";
    }
}
