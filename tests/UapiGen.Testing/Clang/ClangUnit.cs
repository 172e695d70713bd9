// One C text as libclang reads it for a target: its complaints, layouts, values and texts.

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;
using Xunit;

namespace UapiGen.Testing.Clang;

/// <summary>A parsed translation unit. The compiler comes from NuGet, so that every machine has it; nothing is compiled or run.</summary>
public sealed unsafe class ClangUnit : IDisposable
{
    private const string Name = "judge.c";

    /// <summary>What libclang lacks: the headers that a compiler brings itself.</summary>
    private static readonly string s_ownHeaders = Repository.PathTo("tests/UapiGen.Testing/Headers/compiler");

    private readonly nint _index;
    private readonly nint _unit;

    private ClangUnit(nint index, nint unit)
    {
        _index = index;
        _unit = unit;
        Errors = ReadErrors();
        Declarations = Children(Native.GetUnitCursor(unit));
    }

    /// <summary>Whether NuGet restored a libclang that this machine can load.</summary>
    public static bool IsAvailable => Native.IsAvailable;

    /// <summary>The compiler's errors, in its words; empty when it accepts the text.</summary>
    public ImmutableArray<string> Errors { get; }

    internal IReadOnlyList<Native.Cursor> Declarations { get; }

    /// <summary>Reads a text; skips the test on a machine for which there is no libclang.</summary>
    /// <param name="triple">The target, such as <c>s390x-linux-gnu</c>.</param>
    /// <param name="source">The C text.</param>
    /// <param name="arguments">Further arguments, such as <c>-isystem</c> and a folder; without any, there are no headers but the compiler's own.</param>
    public static ClangUnit Parse(string triple, string source, params string[] arguments)
    {
        Assert.SkipUnless(IsAvailable, "needs the libclang that NuGet restores for Linux on x64");
        byte[] name = Encoding.UTF8.GetBytes(Name + "\0");
        byte[] text = Encoding.UTF8.GetBytes(source + "\0");
        string[] all = ["--target=" + triple, .. Processor(triple), "-w", "-std=gnu17", "-ferror-limit=0", "-nostdinc", "-isystem", s_ownHeaders, .. arguments];
        nint index = Native.CreateIndex(0, 0);
        fixed (byte* namePointer = name, textPointer = text)
        {
            var file = new Native.UnsavedFile { Name = namePointer, Contents = textPointer, Length = (nuint)text.Length - 1 };
            int code = Native.Parse(index, Name, all, all.Length, &file, 1, 0, out nint unit);
            Assert.True(code == 0, $"libclang does not parse the text for {triple}: error {code}");
            return new ClangUnit(index, unit);
        }
    }

    /// <summary>The values of integer constant expressions after a preamble, converted to 64 bits.</summary>
    public static IReadOnlyList<long> Ask(string triple, string preamble, IReadOnlyList<string> expressions, params string[] arguments)
    {
        const string Prefix = "uapigen_answer_";
        string questions = string.Concat(expressions.Select((expression, i) => $"enum : long long {{ {Prefix}{i} = (long long)({expression}) }};\n"));
        using ClangUnit unit = Parse(triple, $"{preamble}\n{questions}", arguments);
        Assert.True(unit.Errors.IsEmpty, string.Join('\n', unit.Errors));
        Dictionary<string, long> answers = unit.Declarations.Where(declaration => declaration.Kind == Native.CursorKind.Enum).SelectMany(Children)
            .Select(constant => (Name: Native.Take(Native.GetSpelling(constant)), Value: Native.GetEnumValue(constant)))
            .Where(constant => constant.Name.StartsWith(Prefix, StringComparison.Ordinal))
            .ToDictionary(constant => constant.Name, constant => constant.Value);
        return [.. expressions.Select((_, i) => answers[Prefix + i])];
    }

    /// <summary>What texts expand to, as the preprocessor spells it, by the macros' names; a macro that is not defined is not in the answer.</summary>
    public static Dictionary<string, string> Expand(string triple, IEnumerable<(string Macro, string Text)> macros)
    {
        const string Prefix = "uapigen_text_";
        var source = new StringBuilder("#define UAPIGEN_TEXT(x) #x\n#define UAPIGEN_TEXT_OF(x) UAPIGEN_TEXT(x)\n");
        foreach ((string macro, string text) in macros)
        {
            source.Append($"#ifdef {macro}\nstatic const char {Prefix}{macro}[] = UAPIGEN_TEXT_OF({text});\n#endif\n");
        }

        using ClangUnit unit = Parse(triple, source.ToString());
        Assert.True(unit.Errors.IsEmpty, string.Join('\n', unit.Errors));
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Native.Cursor variable in unit.Declarations.Where(declaration => declaration.Kind == Native.CursorKind.Variable))
        {
            nint result = Native.Evaluate(variable);
            texts.Add(Native.Take(Native.GetSpelling(variable))[Prefix.Length..], Marshal.PtrToStringUTF8(Native.GetText(result))!);
            Native.DisposeResult(result);
        }

        return texts;
    }

    public void Dispose()
    {
        Native.DisposeUnit(_unit);
        Native.DisposeIndex(_index);
    }

    internal static List<Native.Cursor> Children(Native.Cursor parent) => Collect(list => Native.VisitChildren(parent, &AddChild, list));

    internal static List<Native.Cursor> Fields(Native.ClangType record) => Collect(list => Native.VisitFields(record, &AddField, list));

    /// <summary>The processor for which distributions build the target, where clang's own choice is an older one.</summary>
    private static string[] Processor(string triple) => triple switch
    {
        "i686-linux-gnu" => ["-march=i686"],
        "arm-linux-gnueabihf" => ["-march=armv7-a"],
        _ => [],
    };

    private static List<Native.Cursor> Collect(Action<nint> visit)
    {
        var list = new List<Native.Cursor>();
        var handle = GCHandle.Alloc(list);
        visit(GCHandle.ToIntPtr(handle));
        handle.Free();
        return list;
    }

    [UnmanagedCallersOnly]
    private static int AddChild(Native.Cursor cursor, Native.Cursor parent, nint list)
    {
        const int Continue = 1;
        ((List<Native.Cursor>)GCHandle.FromIntPtr(list).Target!).Add(cursor);
        return Continue;
    }

    [UnmanagedCallersOnly]
    private static int AddField(Native.Cursor cursor, nint list)
    {
        const int Continue = 1;
        ((List<Native.Cursor>)GCHandle.FromIntPtr(list).Target!).Add(cursor);
        return Continue;
    }

    private ImmutableArray<string> ReadErrors()
    {
        const int Error = 3;
        const uint WithPlace = 3;
        var errors = ImmutableArray.CreateBuilder<string>();
        for (uint i = 0; i < Native.CountDiagnostics(_unit); i++)
        {
            nint diagnostic = Native.GetDiagnostic(_unit, i);
            if (Native.GetSeverity(diagnostic) >= Error)
            {
                errors.Add(Native.Take(Native.Format(diagnostic, WithPlace)));
            }

            Native.DisposeDiagnostic(diagnostic);
        }

        return errors.ToImmutable();
    }
}
