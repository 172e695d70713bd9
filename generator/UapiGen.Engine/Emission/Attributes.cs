using System.Text;
using UapiGen.Engine.Model;

namespace UapiGen.Engine.Emission;

/// <summary>Writes attributes, one a line.</summary>
internal static class Attributes
{
    public static void Write(CodeWriter code, EquatableArray<AttributeModel> attributes, TypeNames names)
    {
        foreach (AttributeModel attribute in attributes)
        {
            code.Write('[').Write(Text(attribute, names)).Line("]");
        }
    }

    private static string Text(AttributeModel attribute, TypeNames names)
    {
        var text = new StringBuilder(TypeNames.Qualifier(attribute.Namespace)).Append(attribute.Name);
        if (attribute.Arguments.Count == 0)
        {
            return text.ToString();
        }

        text.Append('(');
        for (int i = 0; i < attribute.Arguments.Count; i++)
        {
            AttributeArgument argument = attribute.Arguments[i];
            text.Append(i == 0 ? "" : ", ").Append(argument.Name is null ? "" : argument.Name + " = ").Append(Literals.Text(argument.Value, names));
        }

        return text.Append(')').ToString();
    }
}
