// What the last build asked, saw and answered, so that a build in which none of that changed does nothing but look at times.

using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;

namespace UapiGen.Build;

/// <summary>
/// A record of one run. Checking it must be cheap where no code is warm: it loads no other assembly, reads one file and asks for the time of each file
/// and directory. A directory's time tells that a header appeared in front of another, or vanished.
/// </summary>
internal sealed class LastRun
{
    private const string Format = "uapigen-last-run 1";
    private const char Question = '?';
    private const char DirectoryLine = 'd';
    private const char FileLine = 'f';
    private const char AnswerLine = 'a';
    private const char TargetLine = 't';

    /// <summary>The files that the compiler is given.</summary>
    public List<string> Files { get; } = [];

    /// <summary>Where those of them that are symbolic links lead to.</summary>
    public List<string> LinkTargets { get; } = [];

    /// <summary>The last run, if it was asked the same and everything that it looked at is as it was; else null.</summary>
    public static LastRun? Load(string path, string question)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        var run = new LastRun();
        using var reader = new StreamReader(path);
        if (reader.ReadLine() != Format || reader.ReadLine() != Question + Escape(question))
        {
            return null;
        }

        while (reader.ReadLine() is { Length: > 1 } line)
        {
            string rest = line.Substring(1);
            bool isAsItWas = line[0] switch
            {
                AnswerLine => Add(run.Files, rest),
                TargetLine => Add(run.LinkTargets, rest),
                DirectoryLine => rest == State(FileListing.TimeOf(PathOf(rest)), PathOf(rest)),
                FileLine => rest == State(FileStamp.Of(PathOf(rest)), PathOf(rest)),
                _ => false,
            };
            if (!isAsItWas)
            {
                return null;
            }
        }

        return run;
    }

    /// <summary>Writes the record; none when a path is so odd that it does not fit on a line.</summary>
    /// <param name="path">Where.</param>
    /// <param name="question">All that the run was asked.</param>
    /// <param name="directories">The directories that it looked into, with their times.</param>
    /// <param name="files">The files that it read, with their stamps.</param>
    public void Save(string path, string question, IEnumerable<KeyValuePair<string, long>> directories, IEnumerable<KeyValuePair<string, FileStamp>> files)
    {
        var lines = new List<string> { Format, Question + Escape(question) };
        foreach (KeyValuePair<string, long> directory in directories)
        {
            lines.Add(DirectoryLine + State(directory.Value, directory.Key));
        }

        foreach (KeyValuePair<string, FileStamp> file in files)
        {
            lines.Add(FileLine + State(file.Value, file.Key));
        }

        Files.ForEach(file => lines.Add(AnswerLine + file));
        LinkTargets.ForEach(target => lines.Add(TargetLine + target));
        if (lines.Exists(line => line.IndexOfAny(['\n', '\r']) >= 0))
        {
            File.Delete(path);
        }
        else
        {
            File.WriteAllText(path, string.Join("\n", lines) + "\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }
    }

    private static bool Add(List<string> list, string value)
    {
        list.Add(value);
        return true;
    }

    private static string PathOf(string state) => state.Substring(state.IndexOf('|') + 1);

    private static string State(FileStamp stamp, string path) => stamp.Length.ToString(CultureInfo.InvariantCulture) + "," + State(stamp.Time, path);

    private static string State(long time, string path) => time.ToString(CultureInfo.InvariantCulture) + "|" + path;

    private static string Escape(string text) => text.Replace("\\", "\\\\").Replace("\n", "\\n").Replace("\r", "\\r");
}
