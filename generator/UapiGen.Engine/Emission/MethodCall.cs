using UapiGen.Engine.Model;

namespace UapiGen.Engine.Emission;

/// <summary>Writes the call of the runtime that an ioctl method makes.</summary>
internal sealed class MethodCall(CodeWriter code, MethodModel method, bool isTry, bool isReturning)
{
    /// <summary>Whether the kernel gets a copy that the method completes.</summary>
    public bool IsCopied { get; } = (method.Verb == IoctlVerb.Write && (method.WritesSize || method.Supplied.Count > 0 || method.OutHandle is not null)) || method.Arms.Count > 0;

    /// <summary>Whether what the kernel made of the copy goes back to the caller.</summary>
    public bool ReturnsCopy => IsCopied && method.Verb == IoctlVerb.Update;

    /// <summary>Whether there is nothing to put into the struct that the kernel fills.</summary>
    public bool ReadsDirectly { get; } = method.Verb == IoctlVerb.Read && !method.WritesSize && method.Supplied.Count == 0 && method.OutHandle is null;

    /// <summary>Whether statements stand before or behind the call because of what it takes.</summary>
    public bool IsPrepared => method.Verb is IoctlVerb.HandleValue or IoctlVerb.HandleAddress or IoctlVerb.NewHandle || method.Supplied.Count > 0 || method.WritesSize
        || method.OutHandle is not null || method.Arms.Count > 0;

    /// <summary>The variable with the argument.</summary>
    public string Argument => IsCopied ? "copy" : method.ArgumentName;

    public static string ReceiverOf(MethodModel method) => method.Receiver is null ? "this" : MethodBody.ReceiverName;

    public static string LeaseName(string parameter) => parameter.TrimStart('@') + "Lease";

    public void Write()
    {
        code.Write($"Uapi::Ioctl.{(isTry ? "Try" : "")}{Entry}({ReceiverOf(method)}, {method.Request}.{method.RequestName}");
        RequestArguments();
        bool isByReference = PassArgument();
        if (isTry)
        {
            code.Write($", out {TryResult}");
        }

        foreach (SuppliedModel supplied in method.Supplied)
        {
            if (isByReference && supplied.Form is SuppliedForm.Memory or SuppliedForm.ReadOnlyMemory)
            {
                code.Write($", Uapi::PointerField.{(supplied.Is64 ? "DangerousAddress64" : "DangerousAddress")}({supplied.Parameter}, {supplied.Offset})");
            }
        }

        code.Write(')');
    }

    private string Entry => method.Verb switch
    {
        IoctlVerb.None or IoctlVerb.Value or IoctlVerb.HandleValue => "Call",
        IoctlVerb.HandleAddress => "Write",
        IoctlVerb.Text => "WriteText",
        IoctlVerb.Read when ReadsDirectly => "Read",
        IoctlVerb.Write when !IsCopied => "Write",
        IoctlVerb.ReadBuffer => "ReadBuffer",
        IoctlVerb.WriteBuffer => "WriteBuffer",
        IoctlVerb.UpdateBuffer => "UpdateBuffer",
        IoctlVerb.Dangerous => "DangerousCall",
        _ => "Update",
    };

    private string TryResult => method.OutHandle is not null || method.Verb == IoctlVerb.NewHandle ? "_" : method.Result switch
    {
        IoctlResult.Handle => "int returned",
        IoctlResult.Int => MethodBody.ResultName,
        _ => "_",
    };

    private void RequestArguments()
    {
        for (int i = 0; i < method.RequestArguments.Count; i++)
        {
            RequestArgument argument = method.RequestArguments[i];
            code.Write(i == 0 ? "(" : ", ").Write(argument.IsLength ? method.ArgumentName + ".Length" : argument.Name);
        }

        code.Write(method.RequestArguments.Count == 0 ? "" : ")");
    }

    /// <summary>Writes the argument; true when it is a variable that the call may change.</summary>
    private bool PassArgument()
    {
        switch (method.Verb)
        {
            case IoctlVerb.None:
                return false;
            case IoctlVerb.Value:
                code.Write($", unchecked((nuint){method.ArgumentName})");
                return false;
            case IoctlVerb.HandleValue:
                code.Write($", {LeaseName(method.ArgumentName)}.Value");
                return false;
            case IoctlVerb.HandleAddress:
                code.Write(", in rawFd");
                return false;
            case IoctlVerb.NewHandle:
                code.Write(", ref rawFd");
                return false;
            case IoctlVerb.Read when ReadsDirectly:
                code.Write(", out ");
                if (isReturning)
                {
                    code.Write($"{method.ArgumentType} ");
                }

                code.Write(method.ArgumentName);
                return false;
            case IoctlVerb.Write when !IsCopied:
                code.Write($", in {method.ArgumentName}");
                return false;
            case IoctlVerb.ReadBuffer or IoctlVerb.WriteBuffer or IoctlVerb.UpdateBuffer or IoctlVerb.Flexible or IoctlVerb.Dangerous or IoctlVerb.Text:
                code.Write($", {method.ArgumentName}");
                return false;
            default:
                code.Write($", ref {Argument}");
                return true;
        }
    }
}
