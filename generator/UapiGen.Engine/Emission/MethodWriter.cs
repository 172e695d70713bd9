using System.Collections.Generic;
using System.Linq;
using UapiGen.Engine.Model;

namespace UapiGen.Engine.Emission;

/// <summary>Writes an ioctl as a method that throws and its twin that returns the errno.</summary>
internal sealed class MethodWriter(CodeWriter code, TypeNames names)
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
        string self = method.Receiver is null ? "this" : MethodBody.ReceiverName;
        string[] parameters =
        [
            .. method.Receiver is { } receiver ? [(method.IsExtension ? "this " : "") + names.Text(receiver) + " " + self] : System.Array.Empty<string>(),
            .. isTold ? [names.Text(method.ElementType) + " " + method.ArgumentName] : System.Array.Empty<string>(),
        ];
        string length = isTold ? "Uapi::Ioctl.Call(" + method.ArgumentName + ", " + names.Text(method.Request) + "." + method.RequestName + ")"
            : "Compiler::Unsafe.SizeOf<" + names.Text(method.ArgumentType) + ">()";
        string offset = method.MapOffset == 0 ? "" : ", " + method.MapOffset.ToString(System.Globalization.CultureInfo.InvariantCulture);
        code.Write(method.Receiver is null ? "public " : "public static ").Write("Uapi::MappedMemory ").Write(method.Name).Write('(')
            .Write(string.Join(", ", parameters)).Line(")");
        code.Indent();
        code.Write("=> Uapi::MappedMemory.Map(").Write(self).Write(", ").Write(length).Write(offset).Line(");");
        code.Unindent();
        code.Blank();
    }

    private void Form(MethodModel method, bool isTry, bool isReturning)
    {
        Documentation(method, isTry, isReturning);
        Attributes.Write(code, method.Attributes, names);
        var body = new MethodBody(method, names, isTry, isReturning);
        code.Write(method.Receiver is null ? "public " : "public static ").Write(ReturnType(method, isTry, isReturning)).Write(' ')
            .Write(isTry ? "Try" : "").Write(method.Name).Write('(').Write(string.Join(", ", Parameters(method, isReturning, isTry))).Write(')');
        List<string> lines = body.Lines();
        if (lines.Count == 1)
        {
            string line = lines[0];
            line = line.StartsWith("return ", System.StringComparison.Ordinal) ? line.Substring("return ".Length) : line;
            code.Line();
            code.Indent();
            code.Write("=> ").Line(line);
            code.Unindent();
        }
        else
        {
            code.Line();
            code.Open();
            foreach (string line in lines)
            {
                Statement(line);
            }

            code.Close();
        }

        code.Blank();
    }

    /// <summary>The words of the header once; the twin says how it is different.</summary>
    private void Documentation(MethodModel method, bool isTry, bool isReturning)
    {
        if (method.Docs.IsEmpty)
        {
            return;
        }

        DocWriter.Write(code, isTry ? method.Docs with { Remarks = default, Code = "", Returns = "" } : method.Docs);
        if (method.HasKernelForm && !isReturning)
        {
            code.Line("/// <param name=\"" + MethodBody.KernelName + "\">The oldest version that must understand the struct; null: the one of the header.</param>");
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

    /// <summary>A line that ends in an opening brace opens a block; <c>}</c> closes it.</summary>
    private void Statement(string line)
    {
        if (line == "}")
        {
            code.Close();
        }
        else if (line.EndsWith("{", System.StringComparison.Ordinal))
        {
            code.Line(line.Substring(0, line.Length - 1).TrimEnd());
            code.Open();
        }
        else
        {
            code.Line(line);
        }
    }

    private string ReturnType(MethodModel method, bool isTry, bool isReturning)
    {
        if (isTry)
        {
            return "Uapi::Errno";
        }

        if (isReturning)
        {
            return names.Text(method.ArgumentType);
        }

        if (method.OutHandle is { } handle)
        {
            return names.Text(handle.HandleType) + (handle.IsOptional ? "?" : "");
        }

        return method.Result switch
        {
            IoctlResult.Handle => names.Text(method.HandleType),
            IoctlResult.Int => "int",
            _ => "void",
        };
    }

    private List<string> Parameters(MethodModel method, bool isReturning, bool isTry)
    {
        var parameters = new List<string>();
        string type = names.Text(method.ArgumentType);
        string name = method.ArgumentName;
        if (method.Receiver is { } receiver)
        {
            parameters.Add((method.IsExtension ? "this " : "") + names.Text(receiver) + " " + MethodBody.ReceiverName);
        }

        parameters.AddRange(method.RequestArguments.Where(a => !a.IsLength).Select(a => "int " + a.Name));
        string? argument = method.Verb switch
        {
            IoctlVerb.Value => type + " " + name,
            IoctlVerb.HandleValue or IoctlVerb.HandleAddress => type + " " + name,
            IoctlVerb.Read when !isReturning => "out " + type + " " + name,
            IoctlVerb.Write => (method.IsByValue ? "" : "in ") + type + " " + name,
            IoctlVerb.Update => "ref " + type + " " + name,
            IoctlVerb.ReadBuffer or IoctlVerb.UpdateBuffer => "global::System.Span<" + type + "> " + name,
            IoctlVerb.WriteBuffer => "global::System.ReadOnlySpan<" + type + "> " + name,
            IoctlVerb.Flexible => "Uapi::FlexBuffer<" + type + ", " + names.Text(method.ElementType) + "> " + name,
            IoctlVerb.Dangerous => type + " " + name,
            _ => null,
        };
        if (argument is not null && !method.IsArgumentOptional)
        {
            parameters.Add(argument);
        }

        foreach (bool isOptional in (bool[])[false, true])
        {
            if (isOptional && isTry)
            {
                Outs(method, parameters);
            }

            foreach (SuppliedModel supplied in method.Supplied)
            {
                if (supplied.IsOptional == isOptional)
                {
                    parameters.Add(Supplied(supplied));
                }
            }
        }

        if (method.IsArgumentOptional)
        {
            parameters.Add(argument + " = 0");
        }

        if (method.HasKernelForm && !isReturning)
        {
            parameters.Add("Uapi::KernelVersion? " + MethodBody.KernelName + " = null");
        }

        return parameters;
    }

    private void Outs(MethodModel method, List<string> parameters)
    {
        if (method.OutHandle is { } handle)
        {
            parameters.Add("out " + names.Text(handle.HandleType) + "? " + MethodBody.HandleName);
        }
        else if (method.Result == IoctlResult.Handle)
        {
            parameters.Add("out " + names.Text(method.HandleType) + "? " + MethodBody.HandleName);
        }
        else if (method.Result == IoctlResult.Int)
        {
            parameters.Add("out int " + MethodBody.ResultName);
        }
    }

    private string Supplied(SuppliedModel supplied)
    {
        string type = names.Text(supplied.Type);
        string text = supplied.Form switch
        {
            SuppliedForm.Handle when supplied.IsAny => "Uapi::AnyFd " + supplied.Parameter + (supplied.IsOptional ? " = default" : ""),
            SuppliedForm.Handle => type + (supplied.IsOptional ? "? " : " ") + supplied.Parameter + (supplied.IsOptional ? " = null" : ""),
            SuppliedForm.Handles => "global::System.ReadOnlySpan<" + type + "?> " + supplied.Parameter,
            SuppliedForm.ReadOnlyMemory => "global::System.ReadOnlySpan<" + type + "> " + supplied.Parameter + (supplied.IsOptional ? " = default" : ""),
            SuppliedForm.OwnedMemory => type + "? " + supplied.Parameter,
            SuppliedForm.Memory => "global::System.Span<" + type + "> " + supplied.Parameter + (supplied.IsOptional ? " = default" : ""),
            _ => type + "? " + supplied.Parameter + " = null",
        };
        return "[Meta::SuppliesField(" + Literals.Quote(supplied.Member) + ")] " + text;
    }
}
