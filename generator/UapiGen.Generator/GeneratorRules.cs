// What the generator itself has to say; all else comes from the engine.

using System;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Text;
using UapiGen.Engine;

namespace UapiGen.Generator;

internal static class GeneratorRules
{
    public static DiagnosticRule NothingToDo { get; } = new(
        "UAPI3002",
        "No header is named",
        "UapiGen has nothing to generate: the project names no header. Add one, such as <UapiHeader Include=\"linux/kvm.h\" />, to an ItemGroup of the project file.",
        Severity.Info);

    public static DiagnosticRule LanguageTooOld { get; } = new(
        "UAPI3003",
        "The language version is too old",
        "UapiGen generates C# 12 and the project's language version is {0}. Set LangVersion to 12 or later, or target net8.0 or later.",
        Severity.Error);

    public static DiagnosticRule NoRuntime { get; } = new(
        "UAPI3004",
        "The runtime is not referenced",
        "UapiGen generates code that calls its runtime, and the project does not reference it. Add the package UapiGen to this project without excluding its compile assets.",
        Severity.Error);

    public static DiagnosticRule SeveralManifests { get; } = new(
        "UAPI3005",
        "More than one list of headers",
        "The compiler was given more than one list of headers; {0} is ignored. Is UapiGen imported twice?",
        Severity.Warning);

    public static DiagnosticRule HeaderFailed { get; } = new(
        "UAPI3006",
        "A header could not be processed",
        "UapiGen failed on '{0}', which is an error of UapiGen: nothing is generated for it. Please report it with the header. {1}",
        Severity.Error);

    public static SourceDiagnostic Failure(RequestedHeader header, Exception cause)
    {
        SourceFile? file = null;
        foreach (var found in header.Files)
        {
            file ??= found?.File;
        }

        return new SourceDiagnostic(
            HeaderFailed,
            file is null ? default : new SourceSpan(file, 0, 0),
            header.IncludeName,
            $"{cause.GetType().Name}: {cause.Message} {FirstFrame(cause)}".Replace('\r', ' ').Replace('\n', ' '));
    }

    private static string FirstFrame(Exception cause)
    {
        string trace = cause.StackTrace ?? "";
        int end = trace.IndexOf('\n');
        return (end < 0 ? trace : trace.Substring(0, end)).Trim();
    }
}
