using System.Globalization;
using UapiGen.Engine.Model;

namespace UapiGen.Engine.Emission;

/// <summary>Writes enums, constants and C arrays.</summary>
internal sealed class SmallTypeWriters(CodeWriter code, TypeNames names, string access)
{
    public void Write(EnumModel model)
    {
        DocWriter.Write(code, model.Docs);
        Attributes.Write(code, model.Attributes, names);
        if (model.IsFlags)
        {
            code.Line("[global::System.Flags]");
        }

        code.Write(access).Write(" enum ").Write(model.Name).Write(" : ").Line(names.Text(model.Underlying));
        code.Open();
        foreach (EnumMemberModel member in model.Members)
        {
            DocWriter.Write(code, member.Docs);
            code.Write("[Meta::CName(").Write(Literals.Quote(member.CName)).Line(")]");
            code.Write(member.Name).Write(" = ").Write(Literals.Plain(member.Value)).Line(",");
            code.Blank();
        }

        code.Close();
    }

    public void Write(ConstantsModel model)
    {
        DocWriter.Write(code, model.Docs);
        Attributes.Write(code, model.Attributes, names);
        code.Write(access).Write(" static partial class ").Line(model.Name);
        code.Open();
        foreach (ConstantModel constant in model.Constants)
        {
            DocWriter.Write(code, constant.Docs);
            string type = names.Text(constant.Type);
            if (constant.Value.Common is { } value)
            {
                code.Write("public const ").Write(type).Write(' ').Write(constant.Name).Write(" = ").Write(Literals.Text(value, names)).Line(";");
            }
            else
            {
                code.Write("public static ").Write(type).Write(' ').Write(constant.Name).Write(" => ")
                    .Write(TargetValues.Select(constant.Value, type, names)).Line(";");
            }

            code.Blank();
        }

        code.Close();
    }

    public void Write(InlineArrayModel model)
    {
        if (model.IsText)
        {
            Text(model);
        }
        else
        {
            Generic(model);
        }
    }

    private void Generic(InlineArrayModel model)
    {
        string length = Number(model.Length);
        code.Write("/// <summary>A C array of ").Write(length).Line(" elements: indexed, enumerated and taken as a span.</summary>");
        code.Line("/// <typeparam name=\"T\">The element.</typeparam>");
        code.Write("[Compiler::InlineArray(").Write(length).Line(")]");
        code.Write(access).Write(" struct ").Write(model.Name).Line("<T>");
        code.Indent();
        code.Line("where T : unmanaged");
        code.Unindent();
        code.Open();
        code.Line("private T _element;");
        code.Blank();
        code.Line("/// <summary>The number of elements.</summary>");
        code.Write("public const int Length = ").Write(length).Line(";");
        code.Close();
    }

    private void Text(InlineArrayModel model)
    {
        string length = Number(model.Length);
        code.Write("/// <summary>A C <c>char</c> array of ").Write(length)
            .Line(" bytes: UTF-8 text, ended by a zero byte unless it fills the array.</summary>");
        code.Write("[Compiler::InlineArray(").Write(length).Line(")]");
        code.Write(access).Write(" struct ").Line(model.Name);
        code.Open();
        code.Line("private byte _element;");
        code.Blank();
        code.Line("/// <summary>The number of bytes.</summary>");
        code.Write("public const int Length = ").Write(length).Line(";");
        code.Blank();
        code.Line("/// <summary>Encodes text as UTF-8 and fills the rest with zero bytes.</summary>");
        code.Line("/// <param name=\"text\">The text.</param>");
        code.Write("/// <exception cref=\"global::System.ArgumentException\">The text needs more than ").Write(length).Line(" bytes.</exception>");
        code.Write("public static implicit operator ").Write(model.Name).Line("(string text)");
        code.Open();
        code.Write(model.Name).Line(" array = default;");
        code.Line("Uapi::CText.Write(array, text);");
        code.Line("return array;");
        code.Close();
        code.Blank();
        code.Line("/// <summary>Decodes the text before the first zero byte.</summary>");
        code.Line("public override readonly string ToString() => Uapi::CText.Read(this);");
        code.Close();
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
