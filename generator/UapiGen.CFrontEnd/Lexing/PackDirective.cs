using System.Globalization;

namespace UapiGen.CFrontEnd.Lexing;

/// <summary>What a <c>#pragma pack(…)</c> says (gcc manual, "Structure-Layout Pragmas"): first push or pop, then set.</summary>
/// <param name="Pushes">Saves the current value.</param>
/// <param name="Pops">Restores the value saved last.</param>
/// <param name="Label">The identifier of a labelled push or pop, or null.</param>
/// <param name="Value">The new maximum alignment of members in bytes; 0 for the target's default (<c>pack()</c>); null to leave it.</param>
public sealed record PackDirective(bool Pushes, bool Pops, string? Label, int? Value)
{
    /// <summary>Reads a token of kind <see cref="TokenKind.PragmaPack"/>, whose text is the pragma's arguments without white space.</summary>
    public static PackDirective FromToken(Token token) => FromArguments(token.Text);

    /// <summary>Reads <c>push,label,4</c> and its shorter forms. The preprocessor lets only well-formed ones into the token stream.</summary>
    internal static PackDirective FromArguments(string arguments)
    {
        if (arguments.Length == 0)
        {
            return new PackDirective(false, false, null, 0);
        }

        bool pushes = false;
        bool pops = false;
        string? label = null;
        int? value = null;
        foreach (string part in arguments.Split(','))
        {
            if (int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int number))
            {
                value = number;
            }
            else if (part == "push" && !pushes && !pops)
            {
                pushes = true;
            }
            else if (part == "pop" && !pushes && !pops)
            {
                pops = true;
            }
            else
            {
                label = part;
            }
        }

        return new PackDirective(pushes, pops, label, value);
    }
}
