using System;
using System.IO;
using System.Text;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;
using Xunit;

namespace UapiGen.Testing;

/// <summary>Compares text with a file that was reviewed when it was accepted. <c>UAPIGEN_ACCEPT=1</c> accepts what comes out now.</summary>
public static class Snapshots
{
    /// <summary>Asserts that the text is that of the file; the message shows what differs.</summary>
    /// <param name="path">The file, below the repository's top folder.</param>
    /// <param name="actual">The text.</param>
    public static void Verify(string path, string actual)
    {
        string file = Repository.PathTo(path);
        if (Environment.GetEnvironmentVariable("UAPIGEN_ACCEPT") == "1")
        {
            File.WriteAllText(file, actual);
            return;
        }

        string expected = File.Exists(file) ? File.ReadAllText(file) : "";
        if (expected != actual)
        {
            Assert.Fail($"{path} is not what was accepted (- expected, + now; UAPIGEN_ACCEPT=1 accepts it):\n{Difference(expected, actual)}");
        }
    }

    /// <summary>The changed lines, each with the line before it.</summary>
    private static string Difference(string expected, string actual)
    {
        var text = new StringBuilder();
        string before = "";
        foreach (DiffPiece line in InlineDiffBuilder.Diff(expected, actual).Lines)
        {
            string sign = line.Type switch
            {
                ChangeType.Inserted => "+",
                ChangeType.Deleted => "-",
                _ => "",
            };
            if (sign.Length > 0)
            {
                text.Append(before).Append(sign).Append(' ').Append(line.Text).Append('\n');
                before = "";
            }
            else
            {
                before = "  " + line.Text + "\n";
            }
        }

        return text.ToString();
    }
}
