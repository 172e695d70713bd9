namespace UapiGen.Analyzers.Rules;

/// <summary>Where a rule's page is, in the repository and in the package.</summary>
internal static class HelpLinks
{
    public static string For(string id) => "docs/rules/" + id + ".md";
}
