using System.Collections.Immutable;
using UapiGen.CFrontEnd.Lexing;
using UapiGen.CFrontEnd.Preprocessing;
using UapiGen.CFrontEnd.Text;

namespace UapiGen.CFrontEnd.Semantics;

/// <summary>A macro as the translation unit ends with it.</summary>
public sealed class Macro
{
    private readonly MacroDefinition _definition;
    private readonly IMacroEvaluator _evaluator;
    private CommentSet? _comments;
    private MacroEvaluation? _evaluation;

    /// <summary>A macro whose value is worked out when it is first asked for.</summary>
    internal Macro(MacroDefinition definition, IMacroEvaluator evaluator)
    {
        _definition = definition;
        _evaluator = evaluator;
    }

    public string Name => _definition.Name.Text;

    /// <summary>Parameter names; null for an object-like macro. A variadic one ends with its <c>...</c> name.</summary>
    public ImmutableArray<string>? Parameters => _definition.Shape.ParameterNames;

    public bool IsVariadic => _definition.IsVariadic;

    /// <summary>The replacement list as written, comments removed, white space folded.</summary>
    public string Body => _definition.BodyText;

    /// <summary>Whether a number in the body is written in hexadecimal.</summary>
    public bool HasHexadecimal
    {
        get
        {
            foreach (ref readonly Token token in _definition.Body)
            {
                if (token.Kind == TokenKind.Number && token.Text.Length > 2 && token.Text[0] == '0' && token.Text[1] is 'x' or 'X')
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Where its name stands; default for a predefined one.</summary>
    public SourceSpan Span => _definition.Span;

    public CommentSet Comments => _comments ??= _evaluator.FindComments(_definition);

    /// <summary>The record or enum in whose body the <c>#define</c> stands, or null.</summary>
    public Declaration? EnclosingDeclaration { get; init; }

    /// <summary>The member that the <c>#define</c> follows inside <see cref="EnclosingDeclaration"/>, or null.</summary>
    public FieldDeclaration? FollowsField { get; init; }

    /// <summary>The value when the body is a constant that the C compiler can evaluate; else null. Function-like macros have none.</summary>
    public ConstantValue? Value => Evaluation.Value;

    /// <summary>Whether the value depends on <c>sizeof</c>, <c>offsetof</c> or <c>_Alignof</c>, and so on the target's layout.</summary>
    public bool DependsOnLayout => Evaluation.DependsOnLayout;

    /// <summary>The ioctl that an object-like macro expands to (by way of <c>_IOC</c>), or null.</summary>
    public IoctlMacro? Ioctl => Evaluation.Ioctl;

    /// <summary>For a function-like macro that computes an ioctl number from its arguments: what it expands to; else null.</summary>
    public ParametricIoctl? ParametricIoctl => Evaluation.ParametricIoctl;

    /// <summary>Whether it makes an ioctl number that can't be computed, because a type or a name in it is not defined.</summary>
    public bool IsIoctlWithoutNumber => Evaluation.IsIoctlWithoutNumber;

    /// <summary>The include name of the file that defines it.</summary>
    public string Header => Span.File?.IncludeName ?? "";

    /// <summary>Two threads that ask at once get equal answers, and either may be kept.</summary>
    private MacroEvaluation Evaluation => _evaluation ??= _evaluator.Evaluate(_definition);
}

/// <summary>Works out what a macro is worth, and finds what is written about it, with the declarations, macros and comments of its unit.</summary>
internal interface IMacroEvaluator
{
    MacroEvaluation Evaluate(MacroDefinition macro);

    CommentSet FindComments(MacroDefinition macro);
}

/// <summary>What a macro is worth.</summary>
internal sealed record MacroEvaluation(ConstantValue? Value, bool DependsOnLayout, IoctlMacro? Ioctl, ParametricIoctl? ParametricIoctl)
{
    public static readonly MacroEvaluation None = new(null, false, null, null);

    public static readonly MacroEvaluation IoctlWithoutNumber = new(null, false, null, null) { IsIoctlWithoutNumber = true };

    public bool IsIoctlWithoutNumber { get; init; }
}

/// <summary>What an ioctl macro says: the parts of <c>_IOC(direction, type, number, size)</c> and the type that gave the size.</summary>
/// <param name="Form"><c>_IO</c>, <c>_IOR</c>, <c>_IOW</c>, <c>_IOWR</c> or <c>_IOC</c>: the innermost form that was used.</param>
/// <param name="Code">The whole number for the target.</param>
/// <param name="ArgumentType">The type argument of <c>_IOR</c>, <c>_IOW</c>, <c>_IOWR</c>, or the operand of <c>sizeof</c> in <c>_IOC</c>; null if there is none.</param>
public sealed record IoctlMacro(
    string Form, uint Code, IoctlDirection Direction, uint Type, uint Number, long Size, CType? ArgumentType)
{
    /// <summary>Whether an expression stands where <c>_IOR</c> and its like take a type: <c>sizeof(struct x)</c>, as a rule, by mistake.</summary>
    public bool HasExpressionForType { get; init; }
}

/// <summary>A function-like macro whose expansion is an ioctl number once its parameters have values.</summary>
/// <param name="Form">As in <see cref="IoctlMacro"/>.</param>
/// <param name="Number">The number expression in terms of the parameters, as C text.</param>
/// <param name="Size">The size expression in terms of the parameters, as C text.</param>
/// <param name="TypeCode">The ioctl's type byte.</param>
/// <param name="ArgumentType">As in <see cref="IoctlMacro"/>; null, too, when a parameter is part of it.</param>
public sealed record ParametricIoctl(string Form, IoctlDirection Direction, uint TypeCode, string Number, string Size, CType? ArgumentType);

/// <summary>The direction of data as the macro states it, seen from user space.</summary>
[System.Flags]
public enum IoctlDirection
{
    None = 0,

    /// <summary>User space writes, the kernel reads (<c>_IOW</c>).</summary>
    Write = 1,

    /// <summary>The kernel writes, user space reads (<c>_IOR</c>).</summary>
    Read = 2,
}
