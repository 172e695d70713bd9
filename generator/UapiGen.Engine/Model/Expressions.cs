namespace UapiGen.Engine.Model;

/// <summary>Unsigned 64-bit arithmetic over the parameters of a macro.</summary>
public abstract record Expression;

public sealed record NumberExpression(ulong Value) : Expression;

/// <summary>A parameter of the macro: an <c>int</c>.</summary>
public sealed record ParameterExpression(string Name) : Expression;

/// <summary><paramref name="Operator"/> is one of <c>+ - * / % &lt;&lt; &gt;&gt; &amp; | ^</c>, or a comparison, which gives 1 or 0.</summary>
public sealed record BinaryExpression(string Operator, Expression Left, Expression Right) : Expression;

/// <summary><c>condition ? value : otherwise</c>, where any number but 0 is true.</summary>
public sealed record ConditionalExpression(Expression Condition, Expression Value, Expression Otherwise) : Expression;

/// <summary>What the architecture of the process chooses.</summary>
public sealed record ChosenExpression(EquatableArray<ExpressionOfTarget> PerTarget) : Expression;

/// <summary>The expression for one target.</summary>
/// <param name="Target">As in <see cref="ValueOfTarget"/>.</param>
public sealed record ExpressionOfTarget(string Target, Expression Value);
