using UapiGen.Engine.Model;

namespace UapiGen.Engine.Emission;

/// <summary>Writes values that the architecture of the process chooses.</summary>
internal static class TargetValues
{
    /// <summary><c>UapiTarget.Select&lt;uint&gt;(x64: 1u, arm64: 2u)</c></summary>
    public static void Select(CodeWriter code, TargetValue value, TypeRef type)
    {
        code.Write($"Uapi::UapiTarget.Select<{type}>(");
        for (int i = 0; i < value.PerTarget.Count; i++)
        {
            ValueOfTarget one = value.PerTarget[i];
            code.Write(i == 0 ? "" : ", ").Write($"{one.Target.ToLowerInvariant()}: {one.Value}");
        }

        code.Write(')');
    }
}
