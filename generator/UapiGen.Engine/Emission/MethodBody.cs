using System.Collections.Generic;
using System.Linq;
using UapiGen.Engine.Model;

namespace UapiGen.Engine.Emission;

/// <summary>Writes the statements of an ioctl method: what goes into the argument, the call, what comes out of it.</summary>
internal sealed class MethodBody(CodeWriter code, MethodModel method, bool isTry, bool isReturning)
{
    /// <summary>The parameter of static and extension methods that holds the fd; no parameter of C origin has the name.</summary>
    public const string ReceiverName = "handle";

    /// <summary>The out parameter with a new fd.</summary>
    public const string HandleName = "opened";

    /// <summary>The out parameter with the returned number.</summary>
    public const string ResultName = "result";

    /// <summary>The parameter with the oldest kernel that must understand the struct.</summary>
    public const string KernelName = "kernel";

    private readonly MethodCall _call = new(code, method, isTry, isReturning);

    private string Receiver => MethodCall.ReceiverOf(method);

    /// <summary>What a new handle takes its transport from.</summary>
    private string Origin => method.Receiver is { Name: "AnyFd" } ? "null" : Receiver;

    private string Argument => _call.Argument;

    /// <summary>Whether the call is all there is.</summary>
    private bool IsExpression =>
        !_call.IsPrepared && (isTry ? method.Result != IoctlResult.Handle : method.Result == IoctlResult.Handle || !isReturning);

    public void Write()
    {
        if (IsExpression)
        {
            code.Indent();
            code.Write("=> ");
            Result();
            code.Line(";");
            code.Unindent();
            return;
        }

        code.Open();
        Before();
        if (isTry)
        {
            Try();
        }
        else
        {
            Throwing();
        }

        code.Close();
    }

    private void Before()
    {
        if (method.Verb is IoctlVerb.HandleValue or IoctlVerb.HandleAddress)
        {
            Lease(method.ElementType, method.ArgumentName);
        }

        if (method.Verb == IoctlVerb.HandleAddress)
        {
            code.Line($"Uapi::RawFd<{method.ElementType}> rawFd = {MethodCall.LeaseName(method.ArgumentName)}.RawFd;");
        }

        if (method.Verb == IoctlVerb.NewHandle)
        {
            code.Line($"Uapi::RawFd<{method.HandleType}> rawFd = Uapi::RawFd<{method.HandleType}>.None;");
        }

        foreach (SuppliedModel supplied in method.Supplied)
        {
            if (supplied.Form == SuppliedForm.Handle)
            {
                Lease(supplied.Type, supplied.Parameter);
            }
        }

        if (_call.IsCopied)
        {
            code.Line($"{method.ArgumentType} copy = {method.ArgumentName};");
        }
        else if (method.Verb == IoctlVerb.Read && !_call.ReadsDirectly)
        {
            if (isReturning)
            {
                code.Write($"{method.ArgumentType} ");
            }

            code.Line($"{method.ArgumentName} = default;");
        }

        foreach (ArmsModel arms in method.Arms)
        {
            Check(arms);
        }

        foreach (SuppliedModel supplied in method.Supplied)
        {
            Supply(supplied);
        }

        if (method.WritesSize)
        {
            // After all else: what is beyond the size that an older kernel knows must be zero.
            code.Line($"{Argument}.WriteSize({(method.HasKernelForm && !isReturning ? KernelName : "")});");
        }

        if (method.OutHandle is { } handle)
        {
            // Where the kernel may leave the member alone, what was in it must not pass for an fd.
            code.Write($"{Argument}.{handle.Member} = ");
            if (handle.IsOptional)
            {
                code.Line($"{handle.FieldType}.None;");
            }
            else
            {
                code.Line("default;");
            }
        }
    }

    /// <summary>Looks at the copy: nobody else can change it between the check and the call.</summary>
    private void Check(ArmsModel arms)
    {
        string tags = string.Join(", ", arms.Tags.Select(tag => Argument + "." + tag));
        string value = arms.Tags.Count == 1 ? tags : "(" + tags + ")";
        code.Write($"if ({value} is not (");
        Patterns(arms.Safe);
        code.Line("))");
        code.Open();
        code.Write($"Uapi::Ioctl.RefuseAlternative({method.Request}.{method.RequestName}, ");
        foreach (IGrouping<string, ArmModel> other in arms.Others.GroupBy(o => o.Path))
        {
            code.Write($"{value} is ");
            Patterns(other.Select(o => o.Values));
            code.Write($" ? {new Quoted(other.Key)} : ");
        }

        code.Line($"{new Quoted(arms.Union)});");
        code.Close();
    }

    private void Patterns(IEnumerable<EquatableArray<Literal>> patterns)
    {
        string before = "";
        foreach (EquatableArray<Literal> values in patterns)
        {
            code.Write(before).Write(values.Count == 1 ? "" : "(");
            for (int i = 0; i < values.Count; i++)
            {
                code.Write($"{(i == 0 ? "" : ", ")}{values[i]}");
            }

            code.Write(values.Count == 1 ? "" : ")");
            before = " or ";
        }
    }

    private void Lease(TypeRef kind, string parameter) =>
        code.Line($"using Uapi::FdLease<{kind}> {MethodCall.LeaseName(parameter)} = new({parameter});");

    private void Supply(SuppliedModel supplied)
    {
        switch (supplied.Form)
        {
            case SuppliedForm.Handle:
                Hold(supplied);
                break;
            case SuppliedForm.Handles:
                code.Line($"using Uapi::FdLeases<{supplied.Type}> {MethodCall.LeaseName(supplied.Parameter)} = new({supplied.Parameter}, {Argument}.{supplied.Member});");
                break;
            case SuppliedForm.Value:
                string value = supplied.Parameter.TrimStart('@') + "Value";
                code.Line($"if ({supplied.Parameter} is {{ }} {value})");
                code.Open();
                code.Line($"{Argument}.{supplied.Member} = {value};");
                SetFlags(supplied);
                code.Close();
                break;
            case SuppliedForm.OwnedMemory:
                Own(supplied);
                break;
            default:
                Length(supplied);
                Flags(supplied, "!" + supplied.Parameter + ".IsEmpty");
                break;
        }
    }

    // Checked: a kernel that is told less than there is does part of what was asked for, without a word.
    private void Length(SuppliedModel supplied)
    {
        code.Write($"{Argument}.{supplied.LengthMember} = checked(({supplied.LengthType})({supplied.Parameter}.Length");
        if (supplied.IsLengthInBytes)
        {
            code.Write($" * Compiler::Unsafe.SizeOf<{supplied.Type}>()");
        }

        code.Line("));");
    }

    /// <summary>A handle that is left out leaves the member as the caller has it; only 0, which nobody means by it, becomes "none".</summary>
    private void Hold(SuppliedModel supplied)
    {
        string lease = MethodCall.LeaseName(supplied.Parameter);
        string member = $"{Argument}.{supplied.Member}";
        string number = supplied.Is64 ? "RawFd64" : "RawFd";
        if (!supplied.IsOptional)
        {
            code.Line($"{member} = {lease}.{number};");
            SetFlags(supplied);
            return;
        }

        code.Line($"if ({lease}.HasFd)");
        code.Open();
        code.Line($"{member} = {lease}.{number};");
        SetFlags(supplied);
        code.Close();
        if (!supplied.IsZeroWithout)
        {
            code.Line($"else if ({member}.Value == 0)");
            code.Open();
            code.Line($"{member} = Uapi::{number}<{supplied.Type}>.None;");
            code.Close();
        }
    }

    /// <summary>The handle keeps the memory: what fails after that leaves it kept a little longer, never too short.</summary>
    private void Own(SuppliedModel supplied)
    {
        code.Line($"if ({supplied.Parameter} is not null)");
        code.Open();
        code.Line($"{Receiver}.KeepMemory({supplied.Parameter}.Address.Address, {supplied.Parameter});");
        code.Line($"{Argument}.{supplied.Member} = {supplied.MemberType}.DangerousCreate({supplied.Parameter}.Address.Address);");
        code.Line($"{Argument}.{supplied.LengthMember} = checked(({supplied.LengthType}){supplied.Parameter}.Length);");
        code.Close();
    }

    private void Flags(SuppliedModel supplied, string condition)
    {
        if (supplied.Flags.Count > 0)
        {
            code.Line($"if ({condition})");
            code.Open();
            SetFlags(supplied);
            code.Close();
        }
    }

    private void SetFlags(SuppliedModel supplied)
    {
        foreach (FlagModel flag in supplied.Flags)
        {
            code.Line($"{Argument}.{flag.Member} |= {flag.Value};");
        }
    }

    /// <summary>The call, and a handle made of what it returns.</summary>
    private void Result()
    {
        if (!isTry && method.OutHandle is null && method.Result == IoctlResult.Handle)
        {
            code.Write($"Uapi::Fd.FromResult<{method.HandleType}>({Origin}, ");
            _call.Write();
            code.Write(')');
        }
        else
        {
            _call.Write();
        }
    }

    private void Throwing()
    {
        if (method.OutHandle is { } handle)
        {
            Result();
            code.Line(";");
            code.Line($"{handle.HandleType}? {HandleName} = Uapi::Fd.FromField({Origin}, {Argument}.{handle.Member});");
            code.Line($"{Argument}.{handle.Member} = {handle.FieldType}.None;");
            code.Line($"return {HandleName}{(handle.IsOptional ? "" : "!")};");
            return;
        }

        if (method.Verb == IoctlVerb.NewHandle)
        {
            Result();
            code.Line(";");
            code.Line($"return Uapi::Fd.FromField({Origin}, rawFd)!;");
            return;
        }

        if (_call.ReturnsCopy)
        {
            bool isWanted = method.Result == IoctlResult.Int;
            code.Write(isWanted ? $"int {ResultName} = " : "");
            Result();
            code.Line(";");
            code.Line($"{method.ArgumentName} = {Argument};");
            if (isWanted)
            {
                code.Line($"return {ResultName};");
            }

            return;
        }

        bool returnsResult = method.Result == IoctlResult.Handle || (method.Result == IoctlResult.Int && !isReturning);
        code.Write(returnsResult ? "return " : "");
        Result();
        code.Line(";");
        if (isReturning && method.Result != IoctlResult.Handle)
        {
            code.Line($"return {method.ArgumentName};");
        }
    }

    private void Try()
    {
        if (_call.ReturnsCopy)
        {
            code.Write("Uapi::Errno errno = ");
            Result();
            code.Line(";");
            code.Line($"{method.ArgumentName} = {Argument};");
            code.Line("return errno;");
            return;
        }

        if (method.OutHandle is null && method.Result != IoctlResult.Handle && method.Verb != IoctlVerb.NewHandle)
        {
            code.Write("return ");
            Result();
            code.Line(";");
            return;
        }

        code.Write("Uapi::Errno errno = ");
        Result();
        code.Line(";");
        code.Write($"{HandleName} = errno == Uapi::Errno.None ? ");
        if (method.OutHandle is { } handle)
        {
            code.Line($"Uapi::Fd.FromField({Origin}, {Argument}.{handle.Member}) : null;");
            code.Line($"{Argument}.{handle.Member} = {handle.FieldType}.None;");
        }
        else if (method.Verb == IoctlVerb.NewHandle)
        {
            code.Line($"Uapi::Fd.FromField({Origin}, rawFd) : null;");
        }
        else
        {
            code.Line($"Uapi::Fd.FromResult<{method.HandleType}>({Origin}, returned) : null;");
        }

        code.Line("return errno;");
    }
}
