using System.Text;
using UapiGen.Engine.Model;

namespace UapiGen.Engine.Emission;

/// <summary>Writes values that the architecture of the process chooses.</summary>
internal static class TargetValues
{
    /// <summary><c>UapiTarget.Select&lt;uint&gt;(x64: 1u, arm64: 2u)</c></summary>
    public static string Select(TargetValue value, string type, TypeNames names)
    {
        var text = new StringBuilder("Uapi::UapiTarget.Select<").Append(type).Append(">(");
        for (int i = 0; i < value.PerTarget.Count; i++)
        {
            ValueOfTarget one = value.PerTarget[i];
            text.Append(i == 0 ? "" : ", ").Append(one.Target.ToLowerInvariant()).Append(": ").Append(Literals.Text(one.Value, names));
        }

        return text.Append(')').ToString();
    }
}
