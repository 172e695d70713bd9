using System.Collections.Generic;
using UapiGen.Engine.Model;

namespace UapiGen.Engine.Emission;

/// <summary>Writes an ioctl as a method that throws and its twin that returns the errno.</summary>
internal sealed class MethodWriter(CodeWriter code, TypeNames names)
{
    public void Write(MethodModel method)
    {
        Form(method, isTry: false, isByRef: false);
        if (method.HasByRefForm)
        {
            Form(method, isTry: false, isByRef: true);
        }

        Form(method, isTry: true, isByRef: false);
    }

    private static bool ReturnsArgument(MethodModel method) =>
        method.Verb == IoctlVerb.Read && method.Result == IoctlResult.None && method.OutHandle is null;

    private void Form(MethodModel method, bool isTry, bool isByRef)
    {
        DocWriter.Write(code, method.Docs);
        Attributes.Write(code, method.Attributes, names);
        var body = new MethodBody(method, names, isTry, isByRef || !ReturnsArgument(method));
        code.Write(method.Receiver is null ? "public " : "public static ").Write(ReturnType(method, isTry, isByRef)).Write(' ')
            .Write(isTry ? "Try" : "").Write(method.Name).Write('(').Write(string.Join(", ", Parameters(method, isTry, isByRef))).Write(')');
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

    private string ReturnType(MethodModel method, bool isTry, bool isByRef)
    {
        if (isTry)
        {
            return "Uapi::Errno";
        }

        if (method.OutHandle is { } handle)
        {
            return names.Text(handle.HandleType) + (handle.IsOptional ? "?" : "");
        }

        return method.Result switch
        {
            IoctlResult.Handle => names.Text(method.HandleType),
            IoctlResult.Int => "int",
            _ => ReturnsArgument(method) && !isByRef ? names.Text(method.ArgumentType) : "void",
        };
    }

    private List<string> Parameters(MethodModel method, bool isTry, bool isByRef)
    {
        var parameters = new List<string>();
        string type = names.Text(method.ArgumentType);
        string name = method.ArgumentName;
        if (method.Receiver is { } receiver)
        {
            parameters.Add((method.IsExtension ? "this " : "") + names.Text(receiver) + " " + MethodBody.ReceiverName);
        }

        string? argument = method.Verb switch
        {
            IoctlVerb.Value => type + " " + name,
            IoctlVerb.HandleValue or IoctlVerb.HandleAddress => type + " " + name,
            IoctlVerb.Read when isTry || isByRef || !ReturnsArgument(method) => "out " + type + " " + name,
            IoctlVerb.Write => "in " + type + " " + name,
            IoctlVerb.Update => "ref " + type + " " + name,
            IoctlVerb.ReadBuffer or IoctlVerb.UpdateBuffer => "global::System.Span<" + type + "> " + name,
            IoctlVerb.WriteBuffer => "global::System.ReadOnlySpan<" + type + "> " + name,
            IoctlVerb.Flexible => "Uapi::FlexBuffer<" + type + ", " + names.Text(method.ElementType) + "> " + name,
            IoctlVerb.Dangerous => type + " " + name,
            _ => null,
        };
        if (argument is not null)
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
            SuppliedForm.Memory => "global::System.Span<" + type + "> " + supplied.Parameter + (supplied.IsOptional ? " = default" : ""),
            _ => type + "? " + supplied.Parameter + " = null",
        };
        return "[Meta::SuppliesField(" + Literals.Quote(supplied.Member) + ")] " + text;
    }
}
