using System.Collections.Immutable;
using System.Linq;
using UapiGen.Engine.Model;

namespace UapiGen.Engine.Binding.Ioctls;

/// <summary>Makes one expression of those of several targets: the common part once, and a choice where they differ, such as in the size of a type.</summary>
internal static class TargetExpressions
{
    public static Expression Merge(ImmutableArray<ExpressionOfTarget> all)
    {
        Expression first = all[0].Value;
        if (all.All(e => e.Value == first))
        {
            return first;
        }

        switch (first)
        {
            case BinaryExpression binary when all.All(e => e.Value is BinaryExpression other && other.Operator == binary.Operator):
                return new BinaryExpression(binary.Operator, Part(all, e => ((BinaryExpression)e).Left), Part(all, e => ((BinaryExpression)e).Right));
            case ConditionalExpression when all.All(e => e.Value is ConditionalExpression):
                return new ConditionalExpression(
                    Part(all, e => ((ConditionalExpression)e).Condition),
                    Part(all, e => ((ConditionalExpression)e).Value),
                    Part(all, e => ((ConditionalExpression)e).Otherwise));
            default:
                return new ChosenExpression(all);
        }
    }

    private static Expression Part(ImmutableArray<ExpressionOfTarget> all, System.Func<Expression, Expression> part) =>
        Merge([.. all.Select(e => e with { Value = part(e.Value) })]);
}
