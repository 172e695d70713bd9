using UapiGen.Engine.Model;

namespace UapiGen.Engine.Emission;

/// <summary>Writes an ioctl as a method that throws and its twin that returns the errno.</summary>
internal sealed class MethodWriter(CodeWriter code)
{
    public void Write(MethodModel method)
    {
        if (method.Verb == IoctlVerb.Map)
        {
            Map(method);
            return;
        }

        if (method.HasReturningForm)
        {
            Form(method, isTry: false, isReturning: true);
        }

        if (method.HasFillingForm || !method.HasReturningForm)
        {
            Form(method, isTry: false, isReturning: false);
        }

        Form(method, isTry: true, isReturning: false);
    }

    private void Map(MethodModel method)
    {
        bool isTold = method.RequestName.Length > 0;
        DocWriter.Write(code, method.Docs);
        code.Line("/// <exception cref=\"Uapi::ErrnoException\">The kernel refused.</exception>");
        code.Write(method.Receiver is null ? "public " : "public static ").Write($"Uapi::MappedMemory {method.Name}(");
        string self = "this";
        if (method.Receiver is { } receiver)
        {
            self = MethodBody.ReceiverName;
            code.Write($"{(method.IsExtension ? "this " : "")}{receiver} {self}{(isTold ? ", " : "")}");
        }

        if (isTold)
        {
            code.Write($"{method.ElementType} {method.ArgumentName}");
        }

        code.Line(")");
        code.Indent();
        code.Write($"=> Uapi::MappedMemory.Map({self}, ");
        if (isTold)
        {
            code.Write($"Uapi::Ioctl.Call({method.ArgumentName}, {method.Request}.{method.RequestName})");
        }
        else
        {
            code.Write($"Compiler::Unsafe.SizeOf<{method.ArgumentType}>()");
        }

        if (method.MapOffset != 0)
        {
            code.Write(", ");
            Literals.Write(code, method.MapOffset);
        }

        code.Line(");");
        code.Unindent();
        code.Blank();
    }

    private void Form(MethodModel method, bool isTry, bool isReturning)
    {
        Documentation(method, isTry, isReturning);
        Attributes.Write(code, method.Attributes);
        code.Write(method.Receiver is null ? "public " : "public static ");
        ReturnType(method, isTry, isReturning);
        code.Write(isTry ? " Try" : " ").Write(method.Name).Write('(');
        new MethodParameters(code, method, isTry, isReturning).Write();
        code.Line(")");
        new MethodBody(code, method, isTry, isReturning).Write();
        code.Blank();
    }

    /// <summary>The words of the header once; the twin says how it is different.</summary>
    private void Documentation(MethodModel method, bool isTry, bool isReturning)
    {
        if (method.Docs.IsEmpty)
        {
            return;
        }

        if (isTry)
        {
            DocWriter.WriteSummary(code, method.Docs);
        }
        else
        {
            DocWriter.Write(code, method.Docs);
        }

        if (method.HasKernelForm && !isReturning)
        {
            code.Line($"/// <param name=\"{MethodBody.KernelName}\">The oldest version that must understand the struct; null: the one of the header.</param>");
        }

        if (isTry)
        {
            code.Line("/// <returns>The error, or <c>Errno.None</c>.</returns>");
        }
        else
        {
            DocWriter.WriteException(code, method.Docs);
        }
    }

    private void ReturnType(MethodModel method, bool isTry, bool isReturning)
    {
        if (isTry)
        {
            code.Write("Uapi::Errno");
        }
        else if (isReturning)
        {
            TypeNames.Write(code, method.ArgumentType);
        }
        else if (method.OutHandle is { } handle)
        {
            code.Write($"{handle.HandleType}{(handle.IsOptional ? "?" : "")}");
        }
        else if (method.Result == IoctlResult.Handle || method.Verb == IoctlVerb.NewHandle)
        {
            TypeNames.Write(code, method.HandleType);
        }
        else
        {
            code.Write(method.Result == IoctlResult.Int ? "int" : "void");
        }
    }
}
