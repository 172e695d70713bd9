// Says what is wrong, where MSBuild and an IDE show it.

using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace UapiGen.Build;

/// <param name="log">The task's log.</param>
/// <param name="projectFile">The project that is built.</param>
/// <param name="isDesignTime">Whether an IDE asks. Then what is missing is a warning, and the rest is done, so that editing goes on.</param>
internal sealed class BuildReporter(TaskLoggingHelper log, string projectFile, bool isDesignTime)
{
    /// <summary>Whether anything was said. A run that had something to say is not remembered: the next build has to say it again.</summary>
    public bool HasSpoken { get; private set; }

    /// <summary>An error at an item; a warning when an IDE asks.</summary>
    public void Error(string id, ITaskItem? item, string message)
    {
        HasSpoken = true;
        (string file, int line, int column) = item is null ? (projectFile, 0, 0) : ItemLocation.Find(item, projectFile);
        if (isDesignTime)
        {
            log.LogWarning(null, id, null, file, line, column, 0, 0, message);
        }
        else
        {
            log.LogError(null, id, null, file, line, column, 0, 0, message);
        }
    }

    public void Warning(string id, string message)
    {
        HasSpoken = true;
        log.LogWarning(null, id, null, projectFile, 0, 0, 0, 0, message);
    }
}
