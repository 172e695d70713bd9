using UapiGen.Engine.Model;

namespace UapiGen.Engine.Emission;

/// <summary>Writes enums, constants and C arrays.</summary>
internal sealed class SmallTypeWriters(CodeWriter code, string access)
{
    public void Write(EnumModel model)
    {
        DocWriter.Write(code, model.Docs);
        Attributes.Write(code, model.Attributes);
        if (model.IsFlags)
        {
            code.Line("[global::System.Flags]");
        }

        code.Line($"{access} enum {model.Name} : {model.Underlying}");
        code.Open();
        foreach (EnumMemberModel member in model.Members)
        {
            DocWriter.Write(code, member.Docs);
            code.Line($"[Meta::CName({new Quoted(member.CName)})]");
            code.Write(member.Name).Write(" = ");
            Literals.WritePlain(code, member.Value);
            code.Line(",");
            code.Blank();
        }

        code.Close();
    }

    public void Write(ConstantsModel model)
    {
        DocWriter.Write(code, model.Docs);
        Attributes.Write(code, model.Attributes);
        code.Line($"{access} static partial class {model.Name}");
        code.Open();
        foreach (ConstantModel constant in model.Constants)
        {
            DocWriter.Write(code, constant.Docs);
            if (constant.Value.Common is { } value)
            {
                code.Line($"public const {constant.Type} {constant.Name} = {value};");
            }
            else
            {
                code.Write($"public static {constant.Type} {constant.Name} => ");
                TargetValues.Select(code, constant.Value, constant.Type);
                code.Line(";");
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
        code.Line($"/// <summary>A C array of {model.Length} elements: indexed, enumerated and taken as a span.</summary>");
        code.Line("/// <typeparam name=\"T\">The element.</typeparam>");
        code.Line($"[Compiler::InlineArray({model.Length})]");
        code.Line($"{access} struct {model.Name}<T>");
        code.Indent();
        code.Line("where T : unmanaged");
        code.Unindent();
        code.Open();
        code.Line("private T _element;");
        code.Blank();
        code.Line("/// <summary>The number of elements.</summary>");
        code.Line($"public const int Length = {model.Length};");
        code.Close();
    }

    private void Text(InlineArrayModel model)
    {
        code.Line($"/// <summary>A C <c>char</c> array of {model.Length} bytes: UTF-8 text, ended by a zero byte unless it fills the array.</summary>");
        code.Line($"[Compiler::InlineArray({model.Length})]");
        code.Line($"{access} struct {model.Name}");
        code.Open();
        code.Line("private byte _element;");
        code.Blank();
        code.Line("/// <summary>The number of bytes.</summary>");
        code.Line($"public const int Length = {model.Length};");
        code.Blank();
        code.Line("/// <summary>Encodes text as UTF-8 and fills the rest with zero bytes.</summary>");
        code.Line("/// <param name=\"text\">The text.</param>");
        code.Line($"/// <exception cref=\"global::System.ArgumentException\">The text needs more than {model.Length} bytes.</exception>");
        code.Line($"public static implicit operator {model.Name}(string text)");
        code.Open();
        code.Line($"{model.Name} array = default;");
        code.Line("Uapi::CText.Write(array, text);");
        code.Line("return array;");
        code.Close();
        code.Blank();
        code.Line("/// <summary>Decodes the text before the first zero byte.</summary>");
        code.Line("public override readonly string ToString() => Uapi::CText.Read(this);");
        code.Close();
    }
}
