using UapiGen.Engine.Model;

namespace UapiGen.Engine.Emission;

/// <summary>Writes C structs and unions.</summary>
internal sealed class StructWriter(CodeWriter code)
{
    public void Write(StructModel model, string access)
    {
        DocWriter.Write(code, model.Docs);
        Attributes.Write(code, model.Attributes);
        code.Write($"[Interop::StructLayout(Interop::LayoutKind.{(model.IsExplicit ? "Explicit" : "Sequential")}");
        if (model.Pack != 0)
        {
            code.Write($", Pack = {model.Pack}");
        }

        code.Line($", Size = {model.Size})]");
        code.Write($"{access} partial struct {model.Name}");
        if (model.Tail is { } end)
        {
            code.Write(" : ");
            FlexHeader(model, end);
        }

        code.Line();
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

        if (model.Tail is { } tail)
        {
            WriteTail(model, tail);
        }

        foreach (StructModel nested in model.Nested)
        {
            // A nested type is as visible as its struct lets it be.
            Write(nested, "public");
            code.Blank();
        }

        code.Close();
    }

    private void Member(MemberModel member, bool isExplicit)
    {
        DocWriter.Write(code, member.Docs);
        if (member.Place is { } place)
        {
            Place(place);
        }

        Attributes.Write(code, member.Attributes);
        switch (member)
        {
            case FieldModel field:
                if (isExplicit)
                {
                    code.Line($"[Interop::FieldOffset({field.Offset})]");
                }

                code.Line($"{(field.IsPrivate ? "private" : "public")} {field.Type} {field.Name};");
                break;
            case ReadOnlyModel property:
                code.Line($"public readonly {property.Type} {property.Name} => {property.Storage};");
                break;
            case ConvertedModel property:
                Converted(property);
                break;
            case BitFieldModel bits:
                BitField(bits);
                break;
        }
    }

    private void Place(CPlace place)
    {
        code.Write($"[Meta::CField({new Quoted(place.Path)}, {place.Offset}, {place.Size}");
        if (place.BitWidth > 0)
        {
            code.Write($", BitOffset = {place.BitOffset}, BitWidth = {place.BitWidth}");
        }

        code.Line(")]");
    }

    private void Converted(ConvertedModel property)
    {
        code.Line($"public {property.Type} {property.Name}");
        code.Open();
        code.Write($"readonly get => unchecked(({property.Type})");
        if (property.IsSwapped)
        {
            code.Write($"({property.StorageType})");
        }

        code.Line($"{property.Storage});");
        code.Line($"set => {property.Storage} = unchecked(({property.StorageType})value);");
        code.Close();
    }

    private void BitField(BitFieldModel bits)
    {
        code.Line($"public {bits.Type} {bits.Name}");
        code.Open();
        code.Write("readonly get => ");
        BitFields.Read(code, bits);
        code.Line(";");
        if (!bits.IsReadOnly)
        {
            code.Write($"set => {bits.Storage} = ");
            BitFields.Write(code, bits);
            code.Line(";");
        }

        code.Close();
    }

    private void WriteSize(StructModel model)
    {
        code.Line("/// <summary>Writes the struct's size where the kernel looks for it. The ioctl methods do this by themselves.</summary>");
        code.Line("/// <param name=\"size\">The size in bytes.</param>");
        code.Line($"public void WriteSize(int size = {model.Size}) => {model.SizeField} = ({model.SizeFieldType})size;");
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
        code.Write("public void WriteSize(Uapi::KernelVersion? kernel) => WriteSize(kernel is { } version ? ")
            .Line($"Uapi::ExtensibleStruct.CheckTail(in this, SizeFor(version)) : {model.Size});");
        code.Blank();
        code.Line("/// <summary>The struct's size in bytes as a version of the kernel knows it. Later members came in later versions.</summary>");
        code.Line("/// <param name=\"kernel\">The version.</param>");
        code.Line("public static int SizeFor(Uapi::KernelVersion kernel) =>");
        code.Indent();
        foreach (OlderSizeModel older in model.OlderSizes)
        {
            code.Line($"kernel < new Uapi::KernelVersion({older.Major}, {older.Minor}) ? {older.Size} :");
        }

        code.Line($"{model.Size};");
        code.Unindent();
        code.Blank();
    }

    private void FlexHeader(StructModel model, FlexTailModel tail) => code.Write($"Uapi::IFlexHeader<{model.Name}, {tail.Element}>");

    private void WriteTail(StructModel model, FlexTailModel tail)
    {
        string counter = "header." + tail.CountMember;
        bool isBytes = tail.ElementSize != 0;
        code.Write("static int ");
        FlexHeader(model, tail);
        code.Line($".TailOffset => {tail.Offset};");
        code.Blank();

        code.Write("static long ");
        FlexHeader(model, tail);
        code.Write($".GetCount(in {model.Name} header) => unchecked((long){counter}");
        if (isBytes)
        {
            code.Write($" / {tail.ElementSize} + ({counter} % {tail.ElementSize} == 0 ? 0 : 1)");
        }

        code.Line(");");
        code.Blank();

        code.Write("static void ");
        FlexHeader(model, tail);
        code.Write($".SetCount(ref {model.Name} header, long count) => {counter} = checked(({tail.CountType})");
        if (isBytes)
        {
            code.Line($"(count * {tail.ElementSize}));");
        }
        else
        {
            code.Line("count);");
        }

        code.Blank();
    }
}
