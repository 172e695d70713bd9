using System.Globalization;
using System.Linq;
using System.Text;
using UapiGen.CFrontEnd.Semantics;

namespace UapiGen.Tool.Output;

/// <summary>Spells a member's declaration as C does, inside out: <c>__u8 pad[4]</c>, <c>void (*fn)(int)</c>.</summary>
public static class CDeclarator
{
    /// <summary>The type in front of the name and the name with what C writes around it.</summary>
    public static (string Type, string Declarator) Spell(CType type, string name)
    {
        var declarator = new StringBuilder(name);
        while (true)
        {
            switch (type)
            {
                case ArrayType array:
                    declarator.Append('[').Append(array.Length?.ToString(CultureInfo.InvariantCulture)).Append(']');
                    type = array.Element;
                    break;
                case PointerType { Pointee: var pointee }:
                    declarator.Insert(0, '*');
                    if (pointee is ArrayType or FunctionType)
                    {
                        declarator.Insert(0, '(').Append(')');
                    }

                    type = pointee;
                    break;
                case FunctionType function:
                    declarator.Append('(').AppendJoin(", ", function.Parameters.Select(parameter => parameter.ToString())).Append(')');
                    type = function.ReturnType;
                    break;
                default:
                    return (type.ToString(), declarator.ToString());
            }
        }
    }
}
