using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using UapiGen.Engine.Model;

namespace UapiGen.Engine.Emission;

/// <summary>The statements of an ioctl method: what goes into the argument, the call, what comes out of it.</summary>
internal sealed class MethodBody(MethodModel method, TypeNames names, bool isTry, bool isReturning)
{
    /// <summary>The parameter of static and extension methods that holds the fd; no parameter of C origin has the name.</summary>
    public const string ReceiverName = "handle";

    /// <summary>The out parameter with a new fd.</summary>
    public const string HandleName = "opened";

    /// <summary>The out parameter with the returned number.</summary>
    public const string ResultName = "result";

    /// <summary>The parameter with the oldest kernel that must understand the struct.</summary>
    public const string KernelName = "kernel";

    private readonly List<string> _lines = [];

    private string Receiver => method.Receiver is null ? "this" : ReceiverName;

    /// <summary>What a new handle takes its transport from.</summary>
    private string Origin => method.Receiver is { Name: "AnyFd" } ? "null" : Receiver;

    private string Request => names.Text(method.Request) + "." + method.RequestName + RequestArguments;

    private string RequestArguments => method.RequestArguments.Count == 0 ? ""
        : "(" + string.Join(", ", method.RequestArguments.Select(a => a.IsLength ? method.ArgumentName + ".Length" : a.Name)) + ")";

    /// <summary>Whether the kernel gets a copy that the method completes.</summary>
    private bool IsCopied => method.Verb == IoctlVerb.Write && (method.WritesSize || method.Supplied.Count > 0 || method.OutHandle is not null);

    private string Argument => IsCopied ? "copy" : method.ArgumentName;

    public List<string> Lines()
    {
        Before();
        if (isTry)
        {
            Try();
        }
        else
        {
            Throwing();
        }

        return _lines;
    }

    private void Before()
    {
        if (method.Verb is IoctlVerb.HandleValue or IoctlVerb.HandleAddress)
        {
            Lease(method.ElementType, method.ArgumentName);
        }

        if (method.Verb == IoctlVerb.HandleAddress)
        {
            _lines.Add("Uapi::RawFd<" + names.Text(method.ElementType) + "> rawFd = " + LeaseName(method.ArgumentName) + ".RawFd;");
        }

        foreach (SuppliedModel supplied in method.Supplied)
        {
            if (supplied.Form == SuppliedForm.Handle)
            {
                Lease(supplied.Type, supplied.Parameter);
            }
        }

        if (IsCopied)
        {
            _lines.Add(names.Text(method.ArgumentType) + " copy = " + method.ArgumentName + ";");
        }
        else if (method.Verb == IoctlVerb.Read && !ReadsDirectly)
        {
            _lines.Add((isReturning ? names.Text(method.ArgumentType) + " " : "") + method.ArgumentName + " = default;");
        }

        foreach (SuppliedModel supplied in method.Supplied)
        {
            Supply(supplied);
        }

        if (method.WritesSize)
        {
            // After all else: what is beyond the size that an older kernel knows must be zero.
            _lines.Add(Argument + ".WriteSize(" + (method.HasKernelForm && !isReturning ? KernelName : "") + ");");
        }

        if (method.OutHandle is { } handle)
        {
            // Where the kernel may leave the member alone, what was in it must not pass for an fd.
            _lines.Add(Argument + "." + handle.Member + " = " + (handle.IsOptional ? names.Text(handle.FieldType) + ".None" : "default") + ";");
        }
    }

    private bool ReadsDirectly => method.Verb == IoctlVerb.Read && !method.WritesSize && method.Supplied.Count == 0 && method.OutHandle is null;

    private void Lease(TypeRef kind, string parameter) =>
        _lines.Add("using Uapi::FdLease<" + names.Text(kind) + "> " + LeaseName(parameter) + " = new(" + parameter + ");");

    private static string LeaseName(string parameter) => parameter.TrimStart('@') + "Lease";

    private void Supply(SuppliedModel supplied)
    {
        string member = Argument + "." + supplied.Member;
        switch (supplied.Form)
        {
            case SuppliedForm.Handle:
                string lease = LeaseName(supplied.Parameter);
                string number = lease + (supplied.Is64 ? ".RawFd64" : ".RawFd");
                _lines.Add(member + " = " + (supplied.IsZeroWithout ? lease + ".HasFd ? " + number + " : default" : number) + ";");
                Flags(supplied, lease + ".HasFd");
                break;
            case SuppliedForm.Handles:
                _lines.Add("using Uapi::FdLeases<" + names.Text(supplied.Type) + "> " + LeaseName(supplied.Parameter) + " = new(" + supplied.Parameter + ", " + member + ");");
                break;
            case SuppliedForm.Value:
                string value = supplied.Parameter.TrimStart('@') + "Value";
                _lines.Add("if (" + supplied.Parameter + " is { } " + value + ") {");
                _lines.Add(member + " = " + value + ";");
                SetFlags(supplied);
                _lines.Add("}");
                break;
            case SuppliedForm.OwnedMemory:
                Own(supplied, member);
                break;
            default:
                if (supplied.LengthMember.Length > 0)
                {
                    string length = supplied.Parameter + ".Length" + (supplied.IsLengthInBytes ? " * Compiler::Unsafe.SizeOf<" + names.Text(supplied.Type) + ">()" : "");
                    _lines.Add(Argument + "." + supplied.LengthMember + " = (" + names.Text(supplied.LengthType) + ")(" + length + ");");
                }

                Flags(supplied, "!" + supplied.Parameter + ".IsEmpty");
                break;
        }
    }

    /// <summary>The handle keeps the memory: what fails after that leaves it kept a little longer, never too short.</summary>
    private void Own(SuppliedModel supplied, string member)
    {
        string length = Argument + "." + supplied.LengthMember;
        _lines.Add(member + " = default;");
        _lines.Add(length + " = 0;");
        _lines.Add("if (" + supplied.Parameter + " is not null) {");
        _lines.Add(Receiver + ".KeepMemory(" + supplied.Parameter + ".Address.Address, " + supplied.Parameter + ");");
        _lines.Add(member + " = " + names.Text(supplied.MemberType) + ".DangerousCreate(" + supplied.Parameter + ".Address.Address);");
        _lines.Add(length + " = (" + names.Text(supplied.LengthType) + ")" + supplied.Parameter + ".Length;");
        _lines.Add("}");
    }

    private void Flags(SuppliedModel supplied, string condition)
    {
        if (supplied.Flags.Count > 0)
        {
            _lines.Add("if (" + condition + ") {");
            SetFlags(supplied);
            _lines.Add("}");
        }
    }

    private void SetFlags(SuppliedModel supplied)
    {
        foreach (FlagModel flag in supplied.Flags)
        {
            _lines.Add(Argument + "." + flag.Member + " |= " + Literals.Text(flag.Value, names) + ";");
        }
    }

    private string Call(string prefix)
    {
        string start = "Uapi::Ioctl." + prefix;
        string end = isTry ? ", out " + TryResult() + ")" : ")";
        string subject = "(" + Receiver + ", " + Request;
        List<string> memory = method.Supplied.Where(s => s.Form is SuppliedForm.Memory or SuppliedForm.ReadOnlyMemory).Select(Memory).ToList();
        string tail = memory.Count == 0 ? end : (isTry ? ", out " + TryResult() : "") + ", " + string.Join(", ", memory) + ")";
        return method.Verb switch
        {
            IoctlVerb.None => start + "Call" + subject + end,
            IoctlVerb.Value => start + "Call" + subject + ", unchecked((nuint)" + method.ArgumentName + ")" + end,
            IoctlVerb.HandleValue => start + "Call" + subject + ", " + LeaseName(method.ArgumentName) + ".Value" + end,
            IoctlVerb.HandleAddress => start + "Write" + subject + ", in rawFd" + end,
            IoctlVerb.Read when ReadsDirectly =>
                start + "Read" + subject + ", out " + (isReturning ? names.Text(method.ArgumentType) + " " : "") + method.ArgumentName + end,
            IoctlVerb.Write when !IsCopied => start + "Write" + subject + ", in " + method.ArgumentName + end,
            IoctlVerb.ReadBuffer or IoctlVerb.WriteBuffer or IoctlVerb.UpdateBuffer => start + method.Verb + subject + ", " + method.ArgumentName + end,
            IoctlVerb.Flexible => start + "Update" + subject + ", " + method.ArgumentName + end,
            IoctlVerb.Dangerous => start + "DangerousCall" + subject + ", " + method.ArgumentName + end,
            _ => start + "Update" + subject + ", ref " + Argument + tail,
        };
    }

    private string Memory(SuppliedModel supplied) =>
        "Uapi::PointerField." + (supplied.Is64 ? "Address64(" : "Address(") + supplied.Parameter + ", " + supplied.Offset.ToString(CultureInfo.InvariantCulture) + ")";

    private string TryResult() => method.OutHandle is not null ? "_" : method.Result switch
    {
        IoctlResult.Handle => "int returned",
        IoctlResult.Int => ResultName,
        _ => "_",
    };

    private void Throwing()
    {
        string call = Call("");
        if (method.OutHandle is { } handle)
        {
            _lines.Add(call + ";");
            _lines.Add(names.Text(handle.HandleType) + "? " + HandleName + " = " + FromField(handle) + ";");
            _lines.Add(Argument + "." + handle.Member + " = " + names.Text(handle.FieldType) + ".None;");
            _lines.Add("return " + HandleName + (handle.IsOptional ? ";" : "!;"));
        }
        else if (method.Result == IoctlResult.Handle)
        {
            _lines.Add("return Uapi::Fd.FromResult<" + names.Text(method.HandleType) + ">(" + Origin + ", " + call + ");");
        }
        else if (isReturning)
        {
            _lines.Add(call + ";");
            _lines.Add("return " + method.ArgumentName + ";");
        }
        else
        {
            _lines.Add((method.Result == IoctlResult.Int ? "return " : "") + call + ";");
        }
    }

    private void Try()
    {
        string call = Call("Try");
        if (method.OutHandle is { } handle)
        {
            _lines.Add("Uapi::Errno errno = " + call + ";");
            _lines.Add(HandleName + " = errno == Uapi::Errno.None ? " + FromField(handle) + " : null;");
            _lines.Add(Argument + "." + handle.Member + " = " + names.Text(handle.FieldType) + ".None;");
            _lines.Add("return errno;");
        }
        else if (method.Result == IoctlResult.Handle)
        {
            _lines.Add("Uapi::Errno errno = " + call + ";");
            _lines.Add(HandleName + " = errno == Uapi::Errno.None ? Uapi::Fd.FromResult<" + names.Text(method.HandleType) + ">(" + Origin + ", returned) : null;");
            _lines.Add("return errno;");
        }
        else
        {
            _lines.Add("return " + call + ";");
        }
    }

    private string FromField(OutHandleModel handle) => "Uapi::Fd.FromField(" + Origin + ", " + Argument + "." + handle.Member + ")";
}
