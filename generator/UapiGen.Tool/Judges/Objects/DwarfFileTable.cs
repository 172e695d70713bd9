using System;
using System.Collections.Generic;
using System.IO;

namespace UapiGen.Tool.Judges.Objects;

/// <summary>The file names of a unit's line table (DWARF 5, section 6.2.4), by which entries say where they were declared.</summary>
internal sealed class DwarfFileTable
{
    private const int PathContent = 1;
    private const int DirectoryContent = 2;

    private readonly ElfObject _object;
    private readonly ByteReader _line;
    private readonly Dictionary<long, long> _relocated;

    public DwarfFileTable(ElfObject elf)
    {
        _object = elf;
        _line = new ByteReader(elf.Section(".debug_line"), elf.IsBigEndian);
        _relocated = elf.RelocatedValues(".debug_line");
        Paths = Read();
    }

    public IReadOnlyList<string> Paths { get; }

    private List<string> Read()
    {
        _line.U32();
        int version = _line.U16();
        if (version != 5)
        {
            throw new InvalidOperationException($"The compiler wrote a line table of version {version}; 5 is needed.");
        }

        _line.Position += 2 + 4 + 1 + 1 + 1 + 1 + 1;
        int opcodeBase = _line.U8();
        _line.Position += opcodeBase - 1;

        List<(string Path, int Directory)> directories = ReadEntries();
        List<(string Path, int Directory)> files = ReadEntries();
        return files.ConvertAll(file =>
        {
            string directory = file.Directory < directories.Count ? directories[file.Directory].Path : "";
            return Path.GetFullPath(Path.Combine(directories.Count > 0 ? directories[0].Path : "/", directory, file.Path));
        });
    }

    private List<(string Path, int Directory)> ReadEntries()
    {
        var formats = new List<(int Content, int Form)>();
        int formatCount = _line.U8();
        for (int i = 0; i < formatCount; i++)
        {
            formats.Add(((int)_line.Uleb(), (int)_line.Uleb()));
        }

        var entries = new List<(string, int)>();
        int count = (int)_line.Uleb();
        for (int i = 0; i < count; i++)
        {
            string path = "";
            int directory = 0;
            foreach ((int content, int form) in formats)
            {
                (string? text, int number) = ReadValue(form);
                path = content == PathContent ? text ?? "" : path;
                directory = content == DirectoryContent ? number : directory;
            }

            entries.Add((path, directory));
        }

        return entries;
    }

    private (string? Text, int Number) ReadValue(int form)
    {
        switch (form)
        {
            case DwarfForm.String:
                return (_line.CString(), 0);
            case DwarfForm.LineStrp or DwarfForm.Strp:
                int at = _line.Position;
                uint written = _line.U32();
                long offset = _relocated.TryGetValue(at, out long value) ? value : written;
                return (ElfObject.CString(_object.Section(form == DwarfForm.Strp ? ".debug_str" : ".debug_line_str").Span[(int)offset..]), 0);
            case DwarfForm.Udata:
                return (null, (int)_line.Uleb());
            case DwarfForm.Data1:
                return (null, _line.U8());
            case DwarfForm.Data2:
                return (null, _line.U16());
            case DwarfForm.Data16:
                _line.Position += 16;
                return (null, 0);
            default:
                throw new InvalidOperationException($"Unknown form 0x{form:x} in the line table.");
        }
    }
}
