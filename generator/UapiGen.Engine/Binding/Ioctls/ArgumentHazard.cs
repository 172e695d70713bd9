using UapiGen.CFrontEnd.Semantics;

namespace UapiGen.Engine.Binding.Ioctls;

/// <summary>Why an ioctl has no safe method, in words for its documentation that end with the statement which would change that.</summary>
internal static class ArgumentHazard
{
    private const string Fact = " in an overlay, or in a 'uapi:' line of the header, says so and makes this a safe method.";

    /// <summary>A member of the argument holds an address.</summary>
    public static string Address(string record, string path) =>
        $"{record} holds an address in {path}, and nobody has said how much memory the kernel uses there: 'ptr {path} in|out TYPE[count MEMBER]' of {record}" + Fact;

    /// <summary>A member may well be an address.</summary>
    public static string MaybeAddress(string record, string path) =>
        $"{path} of {record} is named like an address: 'ptr {path} …' or 'plain {path}' of {record}" + Fact;

    /// <summary>The argument ends in an array.</summary>
    public static string Tail(string record, string path) =>
        $"{record} ends with the array {path}, and nobody has said what counts it: 'count MEMBER of {path}' of {record}" + Fact;

    /// <summary>An alternative of a union holds an address, and the call returns an fd besides.</summary>
    public static string Alternative(string record, string union) => $"{union} of {record} may hold an address.";

    /// <summary>Why what a macro says is not enough to go by; null when it is.</summary>
    public static string? OfMacro(IoctlDeclaration ioctl)
    {
        string name = ioctl.Macro.Name;
        if (ioctl.Macro.Ioctl is { HasExpressionForType: true } wrong)
        {
            return $"The macro gives the size of a size ({wrong.Size} bytes) where the type belongs: {Statement(name, "TYPE")}";
        }

        if (ioctl.ArgumentType?.Canonical is PointerType pointer)
        {
            return $"The macro gives a pointer where the type belongs, and does not tell whether the kernel takes what it points to: {Statement(name, pointer.Pointee.ToString())}";
        }

        return ioctl.ArgumentType is not null ? null
            : ioctl.Macro.Ioctl is { Size: > 0 and var size } ? $"The macro gives {size} bytes, and no type: {Statement(name, "TYPE")}"
            : $"The header does not say what it takes: {Statement(name, "TYPE")}";
    }

    /// <summary>C# has no type for the argument.</summary>
    public static string Type(IoctlDeclaration ioctl) => ioctl.Argument is { Type.Length: > 0 and var type } && ioctl.ArgumentType is null
        ? $"The header does not define {type}: include the header that does, by IncludeBefore on the UapiHeader item, for a safe method."
        : "The type of its argument can't be said in C#.";

    private static string Statement(string ioctl, string type) => $"'ioctl {ioctl} on KIND in|out|inout {type}'" + Fact;
}
