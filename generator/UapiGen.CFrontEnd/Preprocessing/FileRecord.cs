using System.Collections.Generic;
using UapiGen.CFrontEnd.Lexing;
using UapiGen.CFrontEnd.Text;

namespace UapiGen.CFrontEnd.Preprocessing;

/// <summary>What a unit knows of a file that it has read, perhaps several times.</summary>
internal sealed class FileRecord(LexedFile file)
{
    private bool _wasRead;

    public LexedFile File { get; } = file;

    public bool IsPragmaOnce { get; set; }

    /// <summary>The files that its directives asked for, each as often as they did; null: none.</summary>
    public List<SourceFile>? Included { get; set; }

    /// <summary>Text that was skipped each time the file was read.</summary>
    public List<TextRange>? Skipped { get; private set; }

    public void AddReading(FileReader reader)
    {
        Skipped = _wasRead ? TextRange.Intersect(Skipped, reader.Skipped) : reader.Skipped;
        _wasRead = true;
    }

    /// <summary>The comments that some reading did not skip.</summary>
    public FileComments GetComments() => File.GetComments(Skipped);
}
