using System;
using UapiGen.CFrontEnd.Lexing;

namespace UapiGen.CFrontEnd.Semantics;

/// <summary>C's arithmetic on constants: promotion, the usual conversions, wrap-around by the type's width.</summary>
internal sealed class ConstantArithmetic(TypeTable types)
{
    public TypeTable Types { get; } = types;

    /// <summary>The arithmetic type behind typedefs, qualifiers and enums; null for any other type.</summary>
    public static BuiltInType? ArithmeticType(CType? type) => type?.Canonical switch
    {
        BuiltInType builtIn when builtIn.Kind != BuiltInKind.Void => builtIn,
        EnumType { Declaration.UnderlyingType: BuiltInType underlying } => underlying,
        _ => null,
    };

    /// <summary>Cuts a value to the type's width and extends it again.</summary>
    public static ulong Fit(ulong bits, BuiltInType type)
    {
        if (type.Kind == BuiltInKind.Bool)
        {
            return bits == 0 ? 0UL : 1UL;
        }

        int unused = 64 - ((int)type.Size * 8);
        return unused <= 0 ? bits : type.IsSigned ? (ulong)((long)(bits << unused) >> unused) : bits << unused >> unused;
    }

    public Operand Convert(Operand operand, CType target)
    {
        if (target.Canonical is PointerType)
        {
            return operand.IsInteger || operand.Kind == OperandKind.Pointer
                ? Operand.Pointer(FitPointer(operand.Bits), target)
                : Operand.Unknown(target);
        }

        if (ArithmeticType(target) is not BuiltInType type)
        {
            return Operand.Unknown(target);
        }

        return operand.Kind switch
        {
            _ when type.Size > 8 && type.IsInteger => Operand.Unknown(target),
            OperandKind.Real when type.Kind == BuiltInKind.Bool => Operand.Integer(operand.Real != 0 ? 1UL : 0UL, type).As(target),
            OperandKind.Real when type.IsInteger => Operand.Integer(Fit(Truncate(operand.Real), type), type).As(target),
            OperandKind.Real => Operand.Floating(Round(operand.Real, type), type).As(target),
            OperandKind.Integer or OperandKind.Character or OperandKind.Pointer when type.IsInteger =>
                Operand.Integer(Fit(operand.Bits, type), type).As(target),
            OperandKind.Integer or OperandKind.Character => Operand.Floating(Round(ToReal(operand), type), type).As(target),
            _ => Operand.Unknown(target),
        };
    }

    public Operand Unary(TokenKind op, Operand operand)
    {
        if (op == TokenKind.Exclamation)
        {
            return Truth(operand) is bool truth ? Boolean(!truth) : Operand.Unknown(Types.Int);
        }

        if (ArithmeticType(operand.Type) is not BuiltInType type)
        {
            return Operand.Unknown();
        }

        if (!type.IsInteger)
        {
            return operand.Kind == OperandKind.Real && op != TokenKind.Tilde
                ? Operand.Floating(op == TokenKind.Minus ? -operand.Real : operand.Real, type)
                : Operand.Unknown(type);
        }

        type = Types.Promote(type);
        if (!operand.IsInteger || type.Size > 8)
        {
            return Operand.Unknown(type);
        }

        ulong bits = op switch
        {
            TokenKind.Minus => unchecked(0 - operand.Bits),
            TokenKind.Tilde => ~operand.Bits,
            _ => operand.Bits,
        };
        return Operand.Integer(Fit(bits, type), type);
    }

    public Operand Binary(TokenKind op, Operand left, Operand right)
    {
        if (ArithmeticType(left.Type) is not BuiltInType leftType || ArithmeticType(right.Type) is not BuiltInType rightType)
        {
            return PointerBinary(op, left, right);
        }

        bool isComparison = IsComparison(op);
        bool isShift = op is TokenKind.LessLess or TokenKind.GreaterGreater;
        BuiltInType type = isShift ? Types.Promote(leftType) : Types.Common(leftType, rightType);
        BuiltInType resultType = isComparison ? Types.Int : type;
        if (!left.IsConstant || !right.IsConstant || (type.IsInteger && type.Size > 8))
        {
            return Operand.Unknown(resultType);
        }

        if (!type.IsInteger)
        {
            return RealBinary(op, Convert(left, type).Real, Convert(right, type).Real, type);
        }

        if (isShift)
        {
            return rightType.IsInteger ? Shift(op, Convert(left, type).Bits, right.Bits, type) : Operand.Unknown(type);
        }

        return IntegerBinary(op, Convert(left, type).Bits, Convert(right, type).Bits, type);
    }

    /// <summary>Whether a scalar constant is not 0; null when it is not constant.</summary>
    public static bool? Truth(Operand operand) => operand.Kind switch
    {
        OperandKind.Real => operand.Real != 0,
        OperandKind.String or OperandKind.Object => null,
        OperandKind.Unknown => null,
        _ => operand.Bits != 0,
    };

    public Operand Boolean(bool value) => Operand.Integer(value ? 1UL : 0UL, Types.Int);

    /// <summary>A constant with its type for the model; null for what is none.</summary>
    public static ConstantValue? ToConstant(Operand operand) => operand.Kind switch
    {
        OperandKind.Integer when ArithmeticType(operand.Type) is BuiltInType type => new IntegerConstant(operand.Bits, type),
        OperandKind.Character => new CharacterConstant(unchecked((int)operand.Bits)),
        OperandKind.Real => new FloatConstant(operand.Real),
        OperandKind.String => new StringConstant(operand.Bytes),
        _ => null,
    };

    private Operand IntegerBinary(TokenKind op, ulong left, ulong right, BuiltInType type)
    {
        bool isSigned = type.IsSigned;
        long signedLeft = (long)left;
        long signedRight = (long)right;
        switch (op)
        {
            case TokenKind.EqualEqual:
                return Boolean(left == right);
            case TokenKind.ExclamationEqual:
                return Boolean(left != right);
            case TokenKind.Less:
                return Boolean(isSigned ? signedLeft < signedRight : left < right);
            case TokenKind.Greater:
                return Boolean(isSigned ? signedLeft > signedRight : left > right);
            case TokenKind.LessEqual:
                return Boolean(isSigned ? signedLeft <= signedRight : left <= right);
            case TokenKind.GreaterEqual:
                return Boolean(isSigned ? signedLeft >= signedRight : left >= right);
            case TokenKind.Slash or TokenKind.Percent when right == 0 || (isSigned && signedRight == -1 && left == 1UL << 63):
                return Operand.Unknown(type);
        }

        ulong? bits = unchecked(op switch
        {
            TokenKind.Plus => left + right,
            TokenKind.Minus => left - right,
            TokenKind.Star => left * right,
            TokenKind.Slash => isSigned ? (ulong)(signedLeft / signedRight) : left / right,
            TokenKind.Percent => isSigned ? (ulong)(signedLeft % signedRight) : left % right,
            TokenKind.Ampersand => left & right,
            TokenKind.Bar => left | right,
            TokenKind.Caret => left ^ right,
            _ => null,
        });
        return bits is ulong value ? Operand.Integer(Fit(value, type), type) : Operand.Unknown(type);
    }

    private static bool IsComparison(TokenKind op) =>
        op is TokenKind.EqualEqual or TokenKind.ExclamationEqual or TokenKind.Less or TokenKind.Greater or TokenKind.LessEqual or TokenKind.GreaterEqual;

    private static Operand Shift(TokenKind op, ulong value, ulong count, BuiltInType type)
    {
        // A count outside the type's width is undefined, and no constant for GCC either.
        if (count >= (ulong)type.Size * 8)
        {
            return Operand.Unknown(type);
        }

        ulong bits = op == TokenKind.LessLess ? value << (int)count : type.IsSigned ? (ulong)((long)value >> (int)count) : value >> (int)count;
        return Operand.Integer(Fit(bits, type), type);
    }

    private Operand RealBinary(TokenKind op, double left, double right, BuiltInType type) => op switch
    {
        TokenKind.EqualEqual => Boolean(left == right),
        TokenKind.ExclamationEqual => Boolean(left != right),
        TokenKind.Less => Boolean(left < right),
        TokenKind.Greater => Boolean(left > right),
        TokenKind.LessEqual => Boolean(left <= right),
        TokenKind.GreaterEqual => Boolean(left >= right),
        TokenKind.Plus => Operand.Floating(Round(left + right, type), type),
        TokenKind.Minus => Operand.Floating(Round(left - right, type), type),
        TokenKind.Star => Operand.Floating(Round(left * right, type), type),
        TokenKind.Slash => Operand.Floating(Round(left / right, type), type),
        _ => Operand.Unknown(type),
    };

    /// <summary>Pointer plus integer, and differences and comparisons of pointers, as old spellings of <c>offsetof</c> need them.</summary>
    private Operand PointerBinary(TokenKind op, Operand left, Operand right)
    {
        var leftPointer = left.Type?.Canonical as PointerType;
        var rightPointer = right.Type?.Canonical as PointerType;
        if (IsComparison(op))
        {
            return left.IsConstant && right.IsConstant ? IntegerBinary(op, left.Bits, right.Bits, Types.Size) : Operand.Unknown(Types.Int);
        }

        if (op == TokenKind.Minus && leftPointer is not null && rightPointer is not null)
        {
            long step = Math.Max(1, leftPointer.Pointee.Size);
            return left.IsConstant && right.IsConstant
                ? Operand.Integer(Fit((ulong)((long)(left.Bits - right.Bits) / step), Types.PointerDifference), Types.PointerDifference)
                : Operand.Unknown(Types.PointerDifference);
        }

        if (op == TokenKind.Plus && leftPointer is null && rightPointer is not null)
        {
            (left, right) = (right, left);
            leftPointer = rightPointer;
        }

        if (op is not (TokenKind.Plus or TokenKind.Minus) || leftPointer is null || !left.IsConstant || !right.IsInteger)
        {
            return Operand.Unknown(leftPointer);
        }

        ulong distance = unchecked(right.Bits * (ulong)Math.Max(1, leftPointer.Pointee.Size));
        return Operand.Pointer(FitPointer(unchecked(op == TokenKind.Plus ? left.Bits + distance : left.Bits - distance)), leftPointer);
    }

    private ulong FitPointer(ulong bits) => Fit(bits, Types.Size);

    private static double ToReal(Operand operand) =>
        ArithmeticType(operand.Type) is { IsSigned: true } ? (long)operand.Bits : operand.Bits;

    private static double Round(double value, BuiltInType type) => type.Kind == BuiltInKind.Float ? (float)value : value;

    /// <summary>Towards zero (C11 6.3.1.4); what no 64-bit integer can hold is undefined in C and 0 here.</summary>
    private static ulong Truncate(double value)
    {
        double whole = Math.Truncate(value);
        return whole switch
        {
            >= -9223372036854775808.0 and < 9223372036854775808.0 => (ulong)(long)whole,
            >= 9223372036854775808.0 and < 18446744073709551616.0 => (ulong)whole,
            _ => 0,
        };
    }
}
