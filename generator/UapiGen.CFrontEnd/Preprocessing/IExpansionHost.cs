using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Lexing;

namespace UapiGen.CFrontEnd.Preprocessing;

/// <summary>What an expansion asks of its surroundings.</summary>
internal interface IExpansionHost
{
    /// <summary>The replacement of a macro such as <c>__LINE__</c>, used at <paramref name="name"/>.</summary>
    Token ExpandDynamic(DynamicMacro macro, in Token name);

    /// <summary>Carries out <c>_Pragma(text)</c>; true when it leaves a token in the stream.</summary>
    bool TryPragma(string text, in Token place, out Token result);

    void Report(DiagnosticRule rule, in Token place, params string[] arguments);
}
