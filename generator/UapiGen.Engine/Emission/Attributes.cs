using UapiGen.Engine.Model;

namespace UapiGen.Engine.Emission;

/// <summary>Writes attributes, one a line.</summary>
internal static class Attributes
{
    public static void Write(CodeWriter code, EquatableArray<AttributeModel> attributes, TypeNames names)
    {
        foreach (AttributeModel attribute in attributes)
        {
            code.Write('[').Write(TypeNames.Qualifier(attribute.Namespace)).Write(attribute.Name);
            if (attribute.Arguments.Count > 0)
            {
                Arguments(code, attribute, names);
            }

            code.Line("]");
        }
    }

    private static void Arguments(CodeWriter code, AttributeModel attribute, TypeNames names)
    {
        code.Write('(');
        for (int i = 0; i < attribute.Arguments.Count; i++)
        {
            AttributeArgument argument = attribute.Arguments[i];
            code.Write(i == 0 ? "" : ", ");
            if (argument.Name is not null)
            {
                code.Write(argument.Name).Write(" = ");
            }

            code.Write(Literals.Text(argument.Value, names));
        }

        code.Write(')');
    }
}
