// The part of libclang's C interface that the judge calls.

using System;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace UapiGen.Testing.Clang;

/// <summary>libclang as NuGet restores it; the names are libclang's without their prefix.</summary>
internal static unsafe partial class Native
{
    private const string Library = "libclang";

    public static string LibraryPath { get; } = typeof(Native).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "LibclangPath").Value!;

    public static bool IsAvailable => OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Architecture.X64 && File.Exists(LibraryPath);

    [LibraryImport(Library, EntryPoint = "clang_createIndex")]
    public static partial nint CreateIndex(int excludeDeclarationsFromPch, int displayDiagnostics);

    [LibraryImport(Library, EntryPoint = "clang_disposeIndex")]
    public static partial void DisposeIndex(nint index);

    [LibraryImport(Library, EntryPoint = "clang_parseTranslationUnit2", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Parse(nint index, string file, string[] arguments, int count, UnsavedFile* files, uint fileCount, uint options, out nint unit);

    [LibraryImport(Library, EntryPoint = "clang_disposeTranslationUnit")]
    public static partial void DisposeUnit(nint unit);

    [LibraryImport(Library, EntryPoint = "clang_getTranslationUnitCursor")]
    public static partial Cursor GetUnitCursor(nint unit);

    [LibraryImport(Library, EntryPoint = "clang_getNumDiagnostics")]
    public static partial uint CountDiagnostics(nint unit);

    [LibraryImport(Library, EntryPoint = "clang_getDiagnostic")]
    public static partial nint GetDiagnostic(nint unit, uint index);

    [LibraryImport(Library, EntryPoint = "clang_getDiagnosticSeverity")]
    public static partial int GetSeverity(nint diagnostic);

    [LibraryImport(Library, EntryPoint = "clang_formatDiagnostic")]
    public static partial ClangString Format(nint diagnostic, uint options);

    [LibraryImport(Library, EntryPoint = "clang_disposeDiagnostic")]
    public static partial void DisposeDiagnostic(nint diagnostic);

    [LibraryImport(Library, EntryPoint = "clang_visitChildren")]
    public static partial uint VisitChildren(Cursor parent, delegate* unmanaged<Cursor, Cursor, nint, int> visitor, nint data);

    [LibraryImport(Library, EntryPoint = "clang_Type_visitFields")]
    public static partial uint VisitFields(ClangType type, delegate* unmanaged<Cursor, nint, int> visitor, nint data);

    [LibraryImport(Library, EntryPoint = "clang_getCursorSpelling")]
    public static partial ClangString GetSpelling(Cursor cursor);

    [LibraryImport(Library, EntryPoint = "clang_getCursorType")]
    public static partial ClangType GetType(Cursor cursor);

    [LibraryImport(Library, EntryPoint = "clang_getCanonicalType")]
    public static partial ClangType GetCanonicalType(ClangType type);

    [LibraryImport(Library, EntryPoint = "clang_getTypeSpelling")]
    public static partial ClangString GetTypeSpelling(ClangType type);

    [LibraryImport(Library, EntryPoint = "clang_getTypeDeclaration")]
    public static partial Cursor GetDeclaration(ClangType type);

    [LibraryImport(Library, EntryPoint = "clang_isCursorDefinition")]
    public static partial uint IsDefinition(Cursor cursor);

    [LibraryImport(Library, EntryPoint = "clang_Type_getSizeOf")]
    public static partial long GetSize(ClangType type);

    [LibraryImport(Library, EntryPoint = "clang_Type_getAlignOf")]
    public static partial long GetAlignment(ClangType type);

    [LibraryImport(Library, EntryPoint = "clang_Cursor_getOffsetOfField")]
    public static partial long GetBitOffset(Cursor field);

    [LibraryImport(Library, EntryPoint = "clang_Cursor_isBitField")]
    public static partial uint IsBitField(Cursor field);

    [LibraryImport(Library, EntryPoint = "clang_getFieldDeclBitWidth")]
    public static partial int GetBitWidth(Cursor field);

    [LibraryImport(Library, EntryPoint = "clang_getEnumConstantDeclValue")]
    public static partial long GetEnumValue(Cursor constant);

    [LibraryImport(Library, EntryPoint = "clang_Cursor_Evaluate")]
    public static partial nint Evaluate(Cursor variable);

    [LibraryImport(Library, EntryPoint = "clang_EvalResult_getAsStr")]
    public static partial nint GetText(nint result);

    [LibraryImport(Library, EntryPoint = "clang_EvalResult_dispose")]
    public static partial void DisposeResult(nint result);

    [LibraryImport(Library, EntryPoint = "clang_getCString")]
    public static partial nint GetCString(ClangString text);

    [LibraryImport(Library, EntryPoint = "clang_disposeString")]
    public static partial void DisposeString(ClangString text);

    /// <summary>A string of libclang's, freed.</summary>
    public static string Take(ClangString text)
    {
        string result = Marshal.PtrToStringUTF8(GetCString(text)) ?? "";
        DisposeString(text);
        return result;
    }

#pragma warning disable CA2255 // The tests' only library: nobody else's module initializer runs before.
    [ModuleInitializer]
    internal static void Initialize() => NativeLibrary.SetDllImportResolver(
        typeof(Native).Assembly, static (name, _, _) => name == Library ? NativeLibrary.Load(LibraryPath) : 0);
#pragma warning restore CA2255

    [StructLayout(LayoutKind.Sequential)]
    internal readonly record struct ClangString(nint Data, uint Flags);

    [StructLayout(LayoutKind.Sequential)]
    internal readonly record struct Cursor(CursorKind Kind, int ExtraData, nint Data0, nint Data1, nint Data2);

    [StructLayout(LayoutKind.Sequential)]
    internal readonly record struct ClangType(int Kind, nint Data0, nint Data1);

    [StructLayout(LayoutKind.Sequential)]
    internal struct UnsavedFile
    {
        public byte* Name;
        public byte* Contents;
        public nuint Length;
    }

    internal enum CursorKind
    {
        Struct = 2,
        Union = 3,
        Enum = 5,
        Field = 6,
        EnumConstant = 7,
        Variable = 9,
    }
}
