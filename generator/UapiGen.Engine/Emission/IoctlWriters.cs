using UapiGen.Engine.Model;

namespace UapiGen.Engine.Emission;

/// <summary>Writes requests, handle types, and the classes that hold ioctl methods.</summary>
internal sealed class IoctlWriters(CodeWriter code, string access)
{
    private const string OnLinux = "[global::System.Runtime.Versioning.SupportedOSPlatform(\"linux\")]";

    private readonly MethodWriter _methods = new(code);

    public void Write(IoctlsModel model)
    {
        DocWriter.Write(code, model.Docs);
        code.Line($"{access} static partial class {model.Name}");
        code.Open();
        foreach (RequestModel request in model.Requests)
        {
            Request(request);
            code.Blank();
        }

        Methods(model.Methods);
        code.Close();
    }

    public void Write(ExtensionsModel model)
    {
        DocWriter.Write(code, model.Docs);
        code.Line($"{access} static partial class {model.Name}");
        code.Open();
        Methods(model.Methods);
        code.Close();
    }

    public void Write(HandleModel model)
    {
        var kind = new Quoted(model.Kind);
        string self = "Uapi::IFdKind<" + model.Name + ">";
        DocWriter.Write(code, model.Docs);
        Attributes.Write(code, model.Attributes);
        code.Line($"{access}{(model.IsBase ? "" : " sealed")} partial class {model.Name} : {model.Base}, {self}");
        code.Open();
        code.Line($"private {model.Name}(int fd, bool ownsHandle)");
        code.Indent();
        code.Line($": base(fd, ownsHandle, {kind})");
        EmptyBody();
        if (model.IsBase)
        {
            code.Line("/// <summary>Wraps a file descriptor of a kind that specialises this one.</summary>");
            code.Line($"protected {model.Name}(int fd, bool ownsHandle, string kindName)");
            code.Indent();
            code.Line(": base(fd, ownsHandle, kindName)");
            EmptyBody();
        }

        code.Line($"static string {self}.KindName => {kind};");
        code.Blank();
        Identity(self, "Device", model.DevicePath);
        Identity(self, "AnonymousInode", model.Inode);

        code.Line($"static {model.Name} {self}.FromFd(int fd, bool ownsHandle) => new(fd, ownsHandle);");
        code.Blank();
        if (model.DevicePath.Length > 0)
        {
            Open(model);
        }

        Methods(model.Methods);
        code.Close();
    }

    private void Identity(string self, string kind, string name)
    {
        if (name.Length > 0)
        {
            code.Line($"static Uapi::FdIdentity {self}.Identity => Uapi::FdIdentity.{kind}({new Quoted(name)});");
            code.Blank();
        }
    }

    private void EmptyBody()
    {
        code.Unindent();
        code.Open();
        code.Close();
        code.Blank();
    }

    private void Open(HandleModel model)
    {
        var path = new Quoted(model.DevicePath);
        string start = model.HidesOpen ? "public static new " : "public static ";
        if (model.DevicePath.IndexOf('*') < 0)
        {
            OpenSummary("Opens <c>", model.DevicePath, "</c>.");
            code.Line("/// <exception cref=\"Uapi::ErrnoException\">The device can't be opened.</exception>");
            code.Line(OnLinux);
            code.Line($"{start}{model.Name} Open() => Uapi::Fd.Open<{model.Name}>({path});");
            code.Blank();
            return;
        }

        OpenSummary("Opens a device whose node matches <c>", model.DevicePath, "</c>.");
        code.Line("/// <param name=\"path\">The device node.</param>");
        code.Line("/// <exception cref=\"Uapi::ErrnoException\">The device can't be opened.</exception>");
        code.Line(OnLinux);
        code.Line($"{start}{model.Name} Open(string path) => Uapi::Fd.Open<{model.Name}>(path);");
        code.Blank();
        OpenSummary("The device nodes that match <c>", model.DevicePath, "</c>, in natural order.");
        code.Line($"{start}string[] FindPaths() => Uapi::Fd.FindPaths({path});");
        code.Blank();
    }

    private void OpenSummary(string before, string path, string after)
    {
        code.Write("/// <summary>").Write(before);
        XmlText.Write(code, path);
        code.Write(after).Line("</summary>");
    }

    private void Methods(EquatableArray<MethodModel> methods)
    {
        foreach (MethodModel method in methods)
        {
            _methods.Write(method);
        }
    }

    private void Request(RequestModel request)
    {
        DocWriter.Write(code, request.Docs);
        Attributes.Write(code, request.Attributes);
        code.Write($"public static Uapi::IoctlRequest {request.Name}");
        if (request.Parameters.Count > 0)
        {
            for (int i = 0; i < request.Parameters.Count; i++)
            {
                code.Write($"{(i == 0 ? "(" : ", ")}int {request.Parameters[i]}");
            }

            code.Write(')');
        }

        code.Write(" => new(");
        Number(request);
        foreach (Expression part in request.Computed)
        {
            code.Write($" | unchecked((uint){Expressions.Text(part)})");
        }

        code.Write($", {new Quoted(request.CName)}");
        if (request.ArgumentSize is { } size)
        {
            code.Write($", {size}");
        }

        if (request.Eintr.Length > 0)
        {
            code.Write($", eintr: Uapi::EintrPolicy.{request.Eintr}");
        }

        if (request.Errors.Length > 0)
        {
            code.Write($", errors: {new Quoted(request.Errors)}");
        }

        if (request.IsClaim)
        {
            code.Write(", isClaim: true");
        }

        code.Line(");");
    }

    private void Number(RequestModel request)
    {
        if (request.Code.Common is not { } common)
        {
            TargetValues.Select(code, request.Code, TypeRef.UInt32);
            return;
        }

        code.Write("Uapi::UapiTarget.Only(");
        for (int i = 0; i < request.Architectures.Count; i++)
        {
            code.Write($"{(i == 0 ? "" : " | ")}Uapi::UapiArchitectures.{request.Architectures[i]}");
        }

        code.Write($", {common})");
    }
}
