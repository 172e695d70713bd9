using UapiGen.Engine.Model;

namespace UapiGen.Engine.Emission;

/// <summary>Writes attributes, one a line.</summary>
internal static class Attributes
{
    public static void Write(CodeWriter code, EquatableArray<AttributeModel> attributes)
    {
        foreach (AttributeModel attribute in attributes)
        {
            code.Write('[');
            TypeNames.WriteQualifier(code, attribute.Namespace);
            code.Write(attribute.Name);
            if (attribute.Arguments.Count > 0)
            {
                Arguments(code, attribute.Arguments);
            }

            code.Line("]");
        }
    }

    private static void Arguments(CodeWriter code, EquatableArray<AttributeArgument> arguments)
    {
        code.Write('(');
        for (int i = 0; i < arguments.Count; i++)
        {
            AttributeArgument argument = arguments[i];
            code.Write(i == 0 ? "" : ", ");
            if (argument.Name is not null)
            {
                code.Write(argument.Name).Write(" = ");
            }

            Literals.Write(code, argument.Value);
        }

        code.Write(')');
    }
}
