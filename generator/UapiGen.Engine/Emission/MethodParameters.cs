using UapiGen.Engine.Model;

namespace UapiGen.Engine.Emission;

/// <summary>Writes the parameters of an ioctl method: the handle, what the request is made of, the argument, what must and what may be given beside it.</summary>
internal sealed class MethodParameters(CodeWriter code, MethodModel method, bool isTry, bool isReturning)
{
    private bool _isFirst = true;

    public void Write()
    {
        if (method.Receiver is { } receiver)
        {
            Next().Write($"{(method.IsExtension ? "this " : "")}{receiver} {MethodBody.ReceiverName}");
        }

        foreach (RequestArgument argument in method.RequestArguments)
        {
            if (!argument.IsLength)
            {
                Next().Write($"int {argument.Name}");
            }
        }

        if (!method.IsArgumentOptional)
        {
            Argument();
        }

        Supplied(isOptional: false);
        if (isTry)
        {
            Outs();
        }

        Supplied(isOptional: true);
        if (method.IsArgumentOptional)
        {
            Argument();
            code.Write(" = 0");
        }

        if (method.HasKernelForm && !isReturning)
        {
            Next().Write($"Uapi::KernelVersion? {MethodBody.KernelName} = null");
        }
    }

    private CodeWriter Next()
    {
        code.Write(_isFirst ? "" : ", ");
        _isFirst = false;
        return code;
    }

    private void Argument()
    {
        if (method.Verb is IoctlVerb.None or IoctlVerb.NewHandle || (method.Verb == IoctlVerb.Read && isReturning))
        {
            return;
        }

        switch (method.Verb)
        {
            case IoctlVerb.Read:
                Next().Write($"out {method.ArgumentType}");
                break;
            case IoctlVerb.Write:
                Next().Write($"{(method.IsByValue ? "" : "in ")}{method.ArgumentType}");
                break;
            case IoctlVerb.Update:
                Next().Write($"ref {method.ArgumentType}");
                break;
            case IoctlVerb.ReadBuffer or IoctlVerb.UpdateBuffer:
                Next().Write($"global::System.Span<{method.ArgumentType}>");
                break;
            case IoctlVerb.WriteBuffer:
                Next().Write($"global::System.ReadOnlySpan<{method.ArgumentType}>");
                break;
            case IoctlVerb.Flexible:
                Next().Write($"Uapi::FlexBuffer<{method.ArgumentType}, {method.ElementType}>");
                break;
            default:
                Next().Write($"{method.ArgumentType}");
                break;
        }

        code.Write(' ').Write(method.ArgumentName);
    }

    private void Outs()
    {
        if (method.OutHandle is { } handle)
        {
            Next().Write($"out {handle.HandleType}? {MethodBody.HandleName}");
        }
        else if (method.Result == IoctlResult.Handle || method.Verb == IoctlVerb.NewHandle)
        {
            Next().Write($"out {method.HandleType}? {MethodBody.HandleName}");
        }
        else if (method.Result == IoctlResult.Int)
        {
            Next().Write($"out int {MethodBody.ResultName}");
        }
    }

    private void Supplied(bool isOptional)
    {
        foreach (SuppliedModel supplied in method.Supplied)
        {
            if (supplied.IsOptional == isOptional)
            {
                Next().Write($"[Meta::SuppliesField({new Quoted(supplied.Member)})] ");
                Supplied(supplied);
            }
        }
    }

    private void Supplied(SuppliedModel supplied)
    {
        switch (supplied.Form)
        {
            case SuppliedForm.Handle when supplied.IsAny:
                code.Write($"Uapi::AnyFd {supplied.Parameter}{(supplied.IsOptional ? " = default" : "")}");
                break;
            case SuppliedForm.Handle:
                code.Write($"{supplied.Type}{(supplied.IsOptional ? "?" : "")} {supplied.Parameter}{(supplied.IsOptional ? " = null" : "")}");
                break;
            case SuppliedForm.Handles:
                code.Write($"global::System.ReadOnlySpan<{supplied.Type}?> {supplied.Parameter}");
                break;
            case SuppliedForm.ReadOnlyMemory:
                code.Write($"global::System.ReadOnlySpan<{supplied.Type}> {supplied.Parameter}{(supplied.IsOptional ? " = default" : "")}");
                break;
            case SuppliedForm.OwnedMemory:
                code.Write($"{supplied.Type}? {supplied.Parameter}");
                break;
            case SuppliedForm.Memory:
                code.Write($"global::System.Span<{supplied.Type}> {supplied.Parameter}{(supplied.IsOptional ? " = default" : "")}");
                break;
            default:
                code.Write($"{supplied.Type}? {supplied.Parameter} = null");
                break;
        }
    }
}
