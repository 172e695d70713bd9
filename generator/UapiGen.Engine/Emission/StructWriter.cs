using System.Globalization;
using UapiGen.Engine.Model;

namespace UapiGen.Engine.Emission;

/// <summary>Writes C structs and unions.</summary>
internal sealed class StructWriter(CodeWriter code, TypeNames names, string access)
{
    public void Write(StructModel model)
    {
        DocWriter.Write(code, model.Docs);
        Attributes.Write(code, model.Attributes, names);
        code.Write("[Interop::StructLayout(Interop::LayoutKind.").Write(model.IsExplicit ? "Explicit" : "Sequential")
            .Write(model.Pack == 0 ? "" : ", Pack = " + Number(model.Pack)).Write(", Size = ").Write(Number(model.Size)).Line(")]");
        code.Write(access).Write(" partial struct ").Write(model.Name);
        code.Line(model.Tail is null ? "" : " : " + FlexHeader(model, model.Tail));
        code.Open();
        foreach (MemberModel member in model.Members)
        {
            Member(member, model.IsExplicit);
            code.Blank();
        }

        if (model.SizeField.Length > 0)
        {
            WriteSize(model);
        }

        if (model.Tail is not null)
        {
            WriteTail(model, model.Tail);
        }

        foreach (StructModel nested in model.Nested)
        {
            // A nested type is as visible as its struct lets it be.
            new StructWriter(code, names, "public").Write(nested);
            code.Blank();
        }

        code.Close();
    }

    private void Member(MemberModel member, bool isExplicit)
    {
        DocWriter.Write(code, member.Docs);
        Attributes.Write(code, member.Attributes, names);
        switch (member)
        {
            case FieldModel field:
                if (isExplicit)
                {
                    code.Write("[Interop::FieldOffset(").Write(Number(field.Offset)).Line(")]");
                }

                code.Write(field.IsPrivate ? "private " : "public ").Write(names.Text(field.Type)).Write(' ').Write(field.Name).Line(";");
                break;
            case ReadOnlyModel property:
                Head(property).Write(" => ").Write(property.Storage).Line(";");
                break;
            case ConvertedModel property:
                Converted(property);
                break;
            case BitFieldModel bits:
                BitField(bits);
                break;
        }
    }

    private CodeWriter Head(MemberModel property) =>
        code.Write(property is ReadOnlyModel ? "public readonly " : "public ").Write(names.Text(property.Type)).Write(' ').Write(property.Name);

    private void Converted(ConvertedModel property)
    {
        Head(property).Line();
        code.Open();
        string storage = property.IsSwapped ? "(" + names.Text(property.StorageType) + ")" + property.Storage : property.Storage;
        code.Write("readonly get => unchecked((").Write(names.Text(property.Type)).Write(')').Write(storage).Line(");");
        code.Write("set => ").Write(property.Storage).Write(" = unchecked((").Write(names.Text(property.StorageType)).Line(")value);");
        code.Close();
    }

    private void BitField(BitFieldModel bits)
    {
        Head(bits).Line();
        code.Open();
        code.Write("readonly get => ").Write(BitFields.Read(bits, names)).Line(";");
        if (!bits.IsReadOnly)
        {
            code.Write("set => ").Write(bits.Storage).Write(" = ").Write(BitFields.Write(bits, names)).Line(";");
        }

        code.Close();
    }

    private void WriteSize(StructModel model)
    {
        code.Line("/// <summary>Writes the struct's size where the kernel looks for it. The ioctl methods do this by themselves.</summary>");
        code.Line("/// <param name=\"size\">The size in bytes.</param>");
        code.Write("public void WriteSize(int size = ").Write(Number(model.Size)).Write(") => ").Write(model.SizeField).Write(" = (")
            .Write(names.Text(model.SizeFieldType)).Line(")size;");
        code.Blank();
        if (model.OlderSizes.Count > 0)
        {
            SizeFor(model);
        }
    }

    private void SizeFor(StructModel model)
    {
        code.Line("/// <summary>Writes the size that a version of the kernel knows, or the whole struct's.</summary>");
        code.Line("/// <param name=\"kernel\">The oldest version that must understand the struct; null: the one of the header.</param>");
        code.Line("/// <exception cref=\"global::System.ArgumentException\">A member is set that this version does not have.</exception>");
        code.Write("public void WriteSize(Uapi::KernelVersion? kernel) => WriteSize(kernel is { } version ? Uapi::ExtensibleStruct.CheckTail(in this, SizeFor(version)) : ")
            .Write(Number(model.Size)).Line(");");
        code.Blank();
        code.Line("/// <summary>The struct's size in bytes as a version of the kernel knows it. Later members came in later versions.</summary>");
        code.Line("/// <param name=\"kernel\">The version.</param>");
        code.Line("public static int SizeFor(Uapi::KernelVersion kernel) =>");
        code.Indent();
        foreach (OlderSizeModel older in model.OlderSizes)
        {
            code.Write("kernel < new Uapi::KernelVersion(").Write(Number(older.Major)).Write(", ").Write(Number(older.Minor)).Write(") ? ").Write(Number(older.Size)).Line(" :");
        }

        code.Write(Number(model.Size)).Line(";");
        code.Unindent();
        code.Blank();
    }

    private string FlexHeader(StructModel model, FlexTailModel tail) => "Uapi::IFlexHeader<" + model.Name + ", " + names.Text(tail.Element) + ">";

    private void WriteTail(StructModel model, FlexTailModel tail)
    {
        string header = FlexHeader(model, tail);
        string counter = "header." + tail.CountMember;
        bool isBytes = tail.ElementSize != 0;
        string size = Number(tail.ElementSize);
        code.Write("static int ").Write(header).Write(".TailOffset => ").Write(Number(tail.Offset)).Line(";");
        code.Blank();
        code.Write("static long ").Write(header).Write(".GetCount(in ").Write(model.Name).Write(" header) => unchecked((long)").Write(counter)
            .Write(isBytes ? " / " + size + " + (" + counter + " % " + size + " == 0 ? 0 : 1)" : "").Line(");");
        code.Blank();
        code.Write("static void ").Write(header).Write(".SetCount(ref ").Write(model.Name).Write(" header, long count) => ").Write(counter)
            .Write(" = checked((").Write(names.Text(tail.CountType)).Write(")").Write(isBytes ? "(count * " + size + ")" : "count").Line(");");
        code.Blank();
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
