using System.Collections.Immutable;
using System.Linq;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.Engine.Binding.Naming;
using UapiGen.Engine.Model;

namespace UapiGen.Engine.Binding.Ioctls;

/// <summary>Requests whose number depends on parameters, such as <c>EVIOCGNAME(len)</c>.</summary>
internal static class ParametricRequest
{
    /// <summary>The request and its number without what the parameters give; null when an expression is beyond integer arithmetic.</summary>
    public static (RequestModel Model, uint Code)? Bind(IoctlDeclaration ioctl)
    {
        ParametricIoctl parametric = ioctl.Macro.ParametricIoctl!;
        if (ioctl.Macro.Parameters is not { IsEmpty: false } parameters || ioctl.Macro.IsVariadic)
        {
            return null;
        }

        var scope = new NameScope();
        ImmutableArray<string> names = [.. parameters.Select(p => Identifier.Escape(scope.Take(p, p)))];
        Expression? number = ExpressionReader.Read(parametric.Number, parameters, names, ioctl.View);
        Expression? size = ExpressionReader.Read(parametric.Size, parameters, names, ioctl.View);
        if (number is null || size is null)
        {
            return null;
        }

        // powerpc, mips and their like have three direction bits above thirteen of size (asm/ioctl.h).
        bool isWide = ioctl.View.Unit.Target.Name is "ppc64le" or "mips64el";
        int sizeBits = isWide ? 13 : 14;
        uint direction = isWide
            ? parametric.Direction == IoctlDirection.None ? 1u : ((parametric.Direction & IoctlDirection.Read) != 0 ? 2u : 0) | ((parametric.Direction & IoctlDirection.Write) != 0 ? 4u : 0)
            : (uint)parametric.Direction;
        uint code = (direction << (16 + sizeBits)) | ((parametric.TypeCode & 0xFF) << 8);
        // _IOC shifts its arguments without masking them, and so does this: what is too large gives the same wrong number as in C.
        var computed = ImmutableArray.CreateBuilder<Expression>(2);
        foreach ((Expression value, int shift) in ((Expression, int)[])[(number, 0), (size, 16)])
        {
            if (value is NumberExpression constant)
            {
                code |= unchecked((uint)constant.Value) << shift;
            }
            else
            {
                computed.Add(shift == 0 ? value : new BinaryExpression("<<", value, new NumberExpression((ulong)shift)));
            }
        }

        return (new RequestModel("", ioctl.Macro.Name, new TargetValue(null), default) { Parameters = names, Computed = computed.ToImmutable() }, code);
    }
}
