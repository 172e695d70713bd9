using System.Globalization;
using System.Linq;
using UapiGen.Engine.Model;

namespace UapiGen.Engine.Emission;

/// <summary>Writes requests, handle types, and the classes that hold ioctl methods.</summary>
internal sealed class IoctlWriters(CodeWriter code, TypeNames names, string access)
{
    private const string OnLinux = "[global::System.Runtime.Versioning.SupportedOSPlatform(\"linux\")]";

    private readonly MethodWriter _methods = new(code, names);

    public void Write(IoctlsModel model)
    {
        DocWriter.Write(code, model.Docs);
        code.Write(access).Write(" static partial class ").Line(model.Name);
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
        code.Write(access).Write(" static partial class ").Line(model.Name);
        code.Open();
        Methods(model.Methods);
        code.Close();
    }

    public void Write(HandleModel model)
    {
        string kind = Literals.Quote(model.Kind);
        string self = "Uapi::IFdKind<" + model.Name + ">";
        DocWriter.Write(code, model.Docs);
        Attributes.Write(code, model.Attributes, names);
        code.Write(access).Write(model.IsBase ? " partial class " : " sealed partial class ").Write(model.Name).Write(" : ").Write(names.Text(model.Base))
            .Write(", ").Line(self);
        code.Open();
        code.Write("private ").Write(model.Name).Line("(int fd, bool ownsHandle)");
        Base(": base(fd, ownsHandle, " + kind + ")");
        if (model.IsBase)
        {
            code.Line("/// <summary>Wraps a file descriptor of a kind that specialises this one.</summary>");
            code.Write("protected ").Write(model.Name).Line("(int fd, bool ownsHandle, string kindName)");
            Base(": base(fd, ownsHandle, kindName)");
        }

        code.Write("static string ").Write(self).Write(".KindName => ").Write(kind).Line(";");
        code.Blank();
        Identity(self, "Device", model.DevicePath);
        Identity(self, "AnonymousInode", model.Inode);

        code.Write("static ").Write(model.Name).Write(' ').Write(self).Line(".FromFd(int fd, bool ownsHandle) => new(fd, ownsHandle);");
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
            code.Write("static Uapi::FdIdentity ").Write(self).Write(".Identity => Uapi::FdIdentity.").Write(kind).Write("(").Write(Literals.Quote(name)).Line(");");
            code.Blank();
        }
    }

    private void Base(string call)
    {
        code.Indent();
        code.Line(call);
        code.Unindent();
        code.Open();
        code.Close();
        code.Blank();
    }

    private void Open(HandleModel model)
    {
        string path = Literals.Quote(model.DevicePath);
        string hiding = model.HidesOpen ? "new " : "";
        if (!model.DevicePath.Contains('*'))
        {
            code.Write("/// <summary>Opens <c>").Write(DocWriter.Escape(model.DevicePath)).Line("</c>.</summary>");
            code.Line("/// <exception cref=\"Uapi::ErrnoException\">The device can't be opened.</exception>");
            code.Line(OnLinux);
            code.Write("public static ").Write(hiding).Write(model.Name).Write(" Open() => Uapi::Fd.Open<").Write(model.Name).Write(">(").Write(path).Line(");");
            code.Blank();
            return;
        }

        code.Write("/// <summary>Opens a device whose node matches <c>").Write(DocWriter.Escape(model.DevicePath)).Line("</c>.</summary>");
        code.Line("/// <param name=\"path\">The device node.</param>");
        code.Line("/// <exception cref=\"Uapi::ErrnoException\">The device can't be opened.</exception>");
        code.Line(OnLinux);
        code.Write("public static ").Write(hiding).Write(model.Name).Write(" Open(string path) => Uapi::Fd.Open<").Write(model.Name).Line(">(path);");
        code.Blank();
        code.Write("/// <summary>The device nodes that match <c>").Write(DocWriter.Escape(model.DevicePath)).Line("</c>, in natural order.</summary>");
        code.Write("public static ").Write(hiding).Write("string[] FindPaths() => Uapi::Fd.FindPaths(").Write(path).Line(");");
        code.Blank();
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
        Attributes.Write(code, request.Attributes, names);
        code.Write("public static Uapi::IoctlRequest ").Write(request.Name);
        if (request.Parameters.Count > 0)
        {
            code.Write('(').Write(string.Join(", ", request.Parameters.Select(p => "int " + p))).Write(')');
        }

        string number = request.Code.Common is { } common
            ? "Uapi::UapiTarget.Only(" + string.Join(" | ", request.Architectures.Select(a => "Uapi::UapiArchitectures." + a)) + ", " + Literals.Text(common, names) + ")"
            : TargetValues.Select(request.Code, "uint", names);
        code.Write(" => new(").Write(request.Computed.Count > 0 ? Computed(request, number) : number).Write(", ").Write(Literals.Quote(request.CName));
        if (request.ArgumentSize is { } size)
        {
            code.Write(", ").Write(size.ToString(CultureInfo.InvariantCulture));
        }

        if (request.Eintr.Length > 0)
        {
            code.Write(", eintr: Uapi::EintrPolicy.").Write(request.Eintr);
        }

        if (request.Errors.Length > 0)
        {
            code.Write(", errors: ").Write(Literals.Quote(request.Errors));
        }

        code.Line(");");
    }

    private static string Computed(RequestModel request, string number)
    {
        foreach (Expression part in request.Computed)
        {
            number += " | unchecked((uint)" + Expressions.Text(part) + ")";
        }

        return number;
    }
}
