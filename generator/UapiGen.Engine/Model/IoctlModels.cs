namespace UapiGen.Engine.Model;

/// <summary>A static class with the ioctl requests of a header, and with methods for those that no kind of fd claims.</summary>
public sealed record IoctlsModel(string Name, EquatableArray<RequestModel> Requests, EquatableArray<MethodModel> Methods) : TypeModel(Name);

/// <summary>Methods on handle types that are declared elsewhere: in the runtime, in another assembly, or for all architectures.</summary>
public sealed record ExtensionsModel(string Name, EquatableArray<MethodModel> Methods) : TypeModel(Name);

/// <summary>One ioctl request, a static property under its C name; a method when its number depends on parameters.</summary>
/// <param name="Name">Its C# name.</param>
/// <param name="CName">Its C name.</param>
/// <param name="Code">The number. For one with parameters, the number without what they give.</param>
/// <param name="Architectures">The architectures that the number holds for, as <c>UapiArchitectures</c> names them.</param>
public sealed record RequestModel(string Name, string CName, TargetValue Code, EquatableArray<string> Architectures)
{
    public Docs Docs { get; init; } = Docs.None;

    public EquatableArray<AttributeModel> Attributes { get; init; }

    /// <summary>The size of the argument where the number does not tell it; 0: no pointer is passed; null: not known.</summary>
    public int? ArgumentSize { get; init; }

    /// <summary>What happens when a signal interrupts it: a member of <c>EintrPolicy</c>; empty: the runtime decides by the number.</summary>
    public string Eintr { get; init; } = "";

    /// <summary>Whether the size of the argument is the macro's claim alone.</summary>
    public bool IsClaim { get; init; }

    /// <summary>What the header says of errors, one a line.</summary>
    public string Errors { get; init; } = "";

    /// <summary>The parameters of the C macro.</summary>
    public EquatableArray<string> Parameters { get; init; }

    /// <summary>What the parameters add to the number, each part at its place.</summary>
    public EquatableArray<Expression> Computed { get; init; }
}

/// <summary>A handle type: one kind of fd.</summary>
/// <param name="Name">Its C# name.</param>
/// <param name="Kind">The kind's name in the facts.</param>
/// <param name="Base">The handle type of the kind that it specialises, or <c>FdHandle</c>.</param>
/// <param name="IsBase">Whether another kind specialises it.</param>
/// <param name="DevicePath">The device node, possibly a pattern; empty: none.</param>
/// <param name="Methods">Its ioctls.</param>
public sealed record HandleModel(string Name, string Kind, TypeRef Base, bool IsBase, string DevicePath, EquatableArray<MethodModel> Methods) : TypeModel(Name)
{
    /// <summary>The name of the anonymous inode that the kernel gives it, possibly a pattern; empty: none that is known.</summary>
    public string Inode { get; init; } = "";

    /// <summary>Whether a base has an <c>Open</c> of the same form, which this one's stands before.</summary>
    public bool HidesOpen { get; init; }
}

/// <summary>One ioctl as a method, together with its twin that returns the errno.</summary>
/// <param name="Name">The name of the throwing form.</param>
/// <param name="Request">The class that holds the request.</param>
/// <param name="RequestName">The request's name in it.</param>
/// <param name="Verb">How the argument is passed.</param>
/// <param name="Result">What is made of the returned number.</param>
public sealed record MethodModel(string Name, TypeRef Request, string RequestName, IoctlVerb Verb, IoctlResult Result)
{
    public Docs Docs { get; init; } = Docs.None;

    public EquatableArray<AttributeModel> Attributes { get; init; }

    /// <summary>The handle type of an extension method, <c>AnyFd</c> for a static one; null: a method of the handle type itself.</summary>
    public TypeRef? Receiver { get; init; }

    public bool IsExtension { get; init; }

    /// <summary>The type of what is passed: the struct, the value, the element of a buffer.</summary>
    public TypeRef ArgumentType { get; init; } = TypeRef.Void;

    /// <summary>The parameter's name.</summary>
    public string ArgumentName { get; init; } = "";

    /// <summary>Whether the argument is a value that may be left out, which means 0.</summary>
    public bool IsArgumentOptional { get; init; }

    /// <summary>The handle type that the call returns.</summary>
    public TypeRef HandleType { get; init; } = TypeRef.Void;

    /// <summary>Whether the call first writes the struct's size into it.</summary>
    public bool WritesSize { get; init; }

    /// <summary>Whether the caller can name a kernel version whose size of the struct is written instead.</summary>
    public bool HasKernelForm { get; init; }

    /// <summary>Handles and values that the call puts into the struct, in the order of the parameters.</summary>
    public EquatableArray<SuppliedModel> Supplied { get; init; }

    /// <summary>The fd that the kernel writes into the struct, or null.</summary>
    public OutHandleModel? OutHandle { get; init; }

    /// <summary>Whether there is a form that returns what the kernel fills.</summary>
    public bool HasReturningForm { get; init; }

    /// <summary>Whether there is a form that fills a variable of the caller's: for large structs, and where the returned number may matter.</summary>
    public bool HasFillingForm { get; init; }

    /// <summary>Whether what the kernel reads is passed by value, as numbers are.</summary>
    public bool IsByValue { get; init; }

    /// <summary>What the request is called with, when it takes parameters: one that is the buffer's length, the others the method's own.</summary>
    public EquatableArray<RequestArgument> RequestArguments { get; init; }

    /// <summary>The alternatives of unions that the argument may hold, checked before the call.</summary>
    public EquatableArray<ArmsModel> Arms { get; init; }

    /// <summary>For a mapping: where it starts.</summary>
    public long MapOffset { get; init; }

    /// <summary>The element of a flexible array; the kind of fd that the argument's handle is leased as, or that tells the length of a mapping.</summary>
    public TypeRef ElementType { get; init; } = TypeRef.Void;
}

/// <summary>An argument of a request's method.</summary>
/// <param name="Name">The parameter of the ioctl method that it is; unused for a length.</param>
/// <param name="IsLength">Whether it is the length of the buffer.</param>
public sealed record RequestArgument(string Name, bool IsLength);

public enum IoctlVerb
{
    /// <summary>No argument.</summary>
    None,

    /// <summary>A number.</summary>
    Value,

    /// <summary>A handle's number.</summary>
    HandleValue,

    /// <summary>The address of a handle's number.</summary>
    HandleAddress,

    /// <summary>The kernel writes the number of a new fd.</summary>
    NewHandle,

    /// <summary>A text, which ends with a zero.</summary>
    Text,

    /// <summary>The kernel fills a struct.</summary>
    Read,

    /// <summary>The kernel reads a struct.</summary>
    Write,

    /// <summary>Both.</summary>
    Update,

    /// <summary>The kernel fills an array of the caller's length.</summary>
    ReadBuffer,

    /// <summary>The kernel reads one.</summary>
    WriteBuffer,

    /// <summary>Both.</summary>
    UpdateBuffer,

    /// <summary>A struct with its flexible array.</summary>
    Flexible,

    /// <summary>An address that the caller vouches for.</summary>
    Dangerous,

    /// <summary>No ioctl: maps the memory that the kernel shares through the fd. The request, if any, tells its length.</summary>
    Map,
}

public enum IoctlResult
{
    /// <summary>Nothing beyond success.</summary>
    None,

    /// <summary>A number.</summary>
    Int,

    /// <summary>A new fd.</summary>
    Handle,
}

/// <summary>A parameter that fills a member of the struct argument.</summary>
/// <param name="Parameter">The parameter's name.</param>
/// <param name="Form">What it is.</param>
/// <param name="Type">The handle type, the value's type or the span's element type.</param>
/// <param name="Member">The C# member that it fills.</param>
/// <param name="IsOptional">Whether it can be left out.</param>
public sealed record SuppliedModel(string Parameter, SuppliedForm Form, TypeRef Type, string Member, bool IsOptional)
{
    /// <summary>The flags that its presence sets.</summary>
    public EquatableArray<FlagModel> Flags { get; init; }

    /// <summary>Whether the member must be zero when the parameter is left out.</summary>
    public bool IsZeroWithout { get; init; }

    /// <summary>For a handle: whether the member has 64 bits. For memory: whether it is a <c>__u64</c>, not a pointer.</summary>
    public bool Is64 { get; init; }

    /// <summary>For a handle: whether it is an <c>AnyFd</c>.</summary>
    public bool IsAny { get; init; }

    /// <summary>For memory: its place in the struct.</summary>
    public int Offset { get; init; }

    /// <summary>For owned memory: the type of the member.</summary>
    public TypeRef MemberType { get; init; } = TypeRef.Void;

    /// <summary>For memory: the member that gets its length.</summary>
    public string LengthMember { get; init; } = "";

    public TypeRef LengthType { get; init; } = TypeRef.UInt32;

    /// <summary>Whether the length is in bytes.</summary>
    public bool IsLengthInBytes { get; init; }
}

public enum SuppliedForm
{
    Handle,

    /// <summary>Handles for an array member.</summary>
    Handles,

    /// <summary>A value that only counts with a flag.</summary>
    Value,

    /// <summary>Memory that the kernel reads.</summary>
    ReadOnlyMemory,

    /// <summary>Memory that the kernel writes.</summary>
    Memory,

    /// <summary>Memory that the kernel goes on using, with its owner.</summary>
    OwnedMemory,
}

/// <summary>The alternatives of a union that safe code may choose.</summary>
/// <param name="Union">The union's path in C.</param>
/// <param name="Tags">The C# members that tell which alternative counts.</param>
/// <param name="Safe">The values of the tags for which the alternative has no address.</param>
/// <param name="Others">The alternatives that are refused.</param>
public sealed record ArmsModel(string Union, EquatableArray<string> Tags, EquatableArray<EquatableArray<Literal>> Safe, EquatableArray<ArmModel> Others);

/// <summary>An alternative of a union.</summary>
/// <param name="Values">The values of the tags that choose it.</param>
/// <param name="Path">Its path in C.</param>
public sealed record ArmModel(EquatableArray<Literal> Values, string Path);

/// <summary>A flag that is set with a member.</summary>
/// <param name="Member">The C# member that holds the flags.</param>
/// <param name="Value">The flag.</param>
public sealed record FlagModel(string Member, Literal Value);

/// <summary>A member into which the kernel writes an fd.</summary>
/// <param name="Member">The C# member.</param>
/// <param name="HandleType">Its handle type.</param>
/// <param name="FieldType">The member's own type.</param>
/// <param name="IsOptional">Whether the kernel may leave it alone.</param>
public sealed record OutHandleModel(string Member, TypeRef HandleType, TypeRef FieldType, bool IsOptional);
