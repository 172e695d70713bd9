using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Text;

namespace UapiGen.Tool.Reading;

/// <summary>The error of a header that the user names and nobody has: at the place where its first line would be.</summary>
public static class MissingHeader
{
    public static SourceDiagnostic Diagnose(string name) =>
        new(PreprocessingRules.HeaderNotFound, new SourceSpan(new SourceFile(name, name, "", HeaderOrigin.Project), 0, 0), name);
}
