using System.Globalization;
using System.Linq;
using UapiGen.Engine.Model;

namespace UapiGen.Engine.Emission;

/// <summary>Writes arithmetic over a macro's parameters as C# of the type <c>ulong</c>.</summary>
internal static class Expressions
{
    public static string Text(Expression expression) => expression switch
    {
        NumberExpression number => number.Value.ToString(CultureInfo.InvariantCulture) + "UL",
        ParameterExpression parameter => "(ulong)" + parameter.Name,
        BinaryExpression { Operator: "<<" or ">>" } shift => "(" + Text(shift.Left) + " " + shift.Operator + " " + Count(shift.Right) + ")",
        BinaryExpression binary when IsComparison(binary) => "(" + Comparison(binary) + " ? 1UL : 0UL)",
        BinaryExpression binary => "(" + Comparison(binary) + ")",
        ConditionalExpression { Condition: BinaryExpression binary } conditional when IsComparison(binary) => Choice(Comparison(binary), conditional),
        ConditionalExpression conditional => Choice(Text(conditional.Condition) + " != 0", conditional),
        ChosenExpression chosen => "Uapi::UapiTarget.Select<ulong>("
            + string.Join(", ", chosen.PerTarget.Select(e => e.Target.ToLowerInvariant() + ": " + Text(e.Value))) + ")",
        _ => throw new System.InvalidOperationException(expression.GetType().Name),
    };

    private static bool IsComparison(BinaryExpression binary) => binary.Operator is "<" or "<=" or ">" or ">=" or "==" or "!=";

    private static string Comparison(BinaryExpression binary) => Text(binary.Left) + " " + binary.Operator + " " + Text(binary.Right);

    private static string Choice(string condition, ConditionalExpression conditional) =>
        "(" + condition + " ? " + Text(conditional.Value) + " : " + Text(conditional.Otherwise) + ")";

    private static string Count(Expression expression) =>
        expression is NumberExpression number ? number.Value.ToString(CultureInfo.InvariantCulture) : "(int)" + Text(expression);
}
