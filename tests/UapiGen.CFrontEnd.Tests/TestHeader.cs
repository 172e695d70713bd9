using UapiGen.CFrontEnd.Preprocessing;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.CFrontEnd.Targets;
using UapiGen.CFrontEnd.Text;

namespace UapiGen.CFrontEnd.Tests;

/// <summary>Reads a header given as text, which includes nothing but libc.</summary>
internal static class TestHeader
{
    public static TranslationUnit Read(string text, Target? target = null) => FrontEnd.Read(
        new FrontEndRequest
        {
            MainFile = new SourceFile("test.h", "test.h", text, HeaderOrigin.Project),
            Target = target ?? KnownTargets.X64,
            Headers = new NoHeaders(),
        },
        TestContext.Current.CancellationToken);

    private sealed class NoHeaders : IHeaderProvider
    {
        public FoundHeader? Find(string name, bool isAngled, SourceFile? includer, int afterDirectory) => null;
    }
}
