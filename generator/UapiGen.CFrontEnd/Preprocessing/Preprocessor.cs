using System.Threading;

namespace UapiGen.CFrontEnd.Preprocessing;

/// <summary>Translation phases 2 to 4 (C11 5.1.1.2): a header's text to the tokens that the parser reads.</summary>
public static class Preprocessor
{
    /// <summary>Preprocesses <see cref="FrontEndRequest.MainFile"/>. Never throws for what the headers hold, except when cancelled.</summary>
    public static PreprocessedUnit Run(FrontEndRequest request, CancellationToken cancellationToken = default) =>
        new UnitPreprocessor(request, cancellationToken).Run();
}
