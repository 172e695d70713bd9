using System.Linq;
using System.Reflection;

namespace UapiGen.Shared;

/// <summary>Where a rule's page is: at the address that the build was given, <c>UapiRulesUrl</c>.</summary>
internal static class RulePages
{
    private static readonly string s_address =
        typeof(RulePages).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(a => a.Key == "UapiRulesUrl")?.Value ?? "";

    public static string Of(string id) => s_address + id + ".md";
}
