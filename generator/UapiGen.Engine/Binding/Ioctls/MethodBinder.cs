using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.Engine.Binding.Naming;
using UapiGen.Engine.Binding.Types;
using UapiGen.Engine.Facts;
using UapiGen.Engine.Model;

namespace UapiGen.Engine.Binding.Ioctls;

/// <summary>Decides the signature of an ioctl's method.</summary>
internal sealed class MethodBinder(TypeMapper mapper, BoundTypes types, HandleKinds kinds)
{
    private const string Metadata = "UapiGen.Metadata";

    /// <summary>The names that every method has for what is its own.</summary>
    private static readonly HashSet<string> s_parameters =
        NameScope.Reserved("handle", "errno", "opened", "result", "returned", "rawFd", "copy", "kernel");

    /// <summary>Structs above this size can be filled in place.</summary>
    private const long LargeStruct = 64;

    /// <summary>The methods, without receiver and name: none when C# can't say what the ioctl takes, a second one where a raw form is of use, too.</summary>
    /// <param name="ioctl">The ioctl.</param>
    /// <param name="words">What the header says of it.</param>
    /// <param name="request">The class that holds the request.</param>
    /// <param name="requestName">The request's name in it.</param>
    /// <param name="arrays">Where C arrays are declared.</param>
    public IEnumerable<MethodModel> Bind(IoctlDeclaration ioctl, Docs words, TypeRef request, string requestName, ArrayTypes arrays)
    {
        var start = new MethodModel("", request, requestName, IoctlVerb.None, ResultOf(ioctl))
        {
            Docs = words,
        };
        if (start.Result == IoctlResult.Handle)
        {
            start = start with { HandleType = kinds.FieldType(ioctl.Result!.Kinds) };
            if (start.HandleType.Name == "FdHandle")
            {
                start = start with { Result = IoctlResult.Int };
            }
        }

        if (ioctl.Macro.Parameters is { } parameters)
        {
            var names = new NameScope(s_parameters, "args", "buffer", "argument");
            start = start with
            {
                RequestArguments = parameters.Select(p => new RequestArgument(Identifier.Escape(names.Take(CName.Camel(p), p + "_")), IsLength(ioctl, p))).ToImmutableArray(),
            };
        }

        MethodModel method = ioctl.Argument switch
        {
            { Form: ArgumentForm.None } => start,
            { Form: ArgumentForm.Value } argument => Value(ioctl, start, argument, arrays),
            { Form: ArgumentForm.String } argument => Text(start, argument),
            { Form: ArgumentForm.Pointer, IsFd: true } argument => HandleByAddress(start, argument),
            { Form: ArgumentForm.Buffer } => FixedBuffer(ioctl, start, arrays),
            _ when ioctl.IsSilent => Unknown(start),
            _ when start.RequestArguments.Any(a => a.IsLength) => Buffer(ioctl, start),
            _ => ByAddress(ioctl, start, arrays),
        };
        yield return method with { Attributes = ImmutableArray.Create(Attribute(ioctl, method)) };
        bool isMoreThanMemory = method.Supplied.Any(s => s.Form != SuppliedForm.Value) || method.Verb == IoctlVerb.Flexible || method.Arms.Count > 0;
        if (method.Verb != IoctlVerb.Dangerous && (isMoreThanMemory || ioctl.IsSilent))
        {
            MethodModel raw = Dangerous(start, ioctl.IsSilent ? TypeRef.Runtime("UserPtr") : TypeRef.Runtime("UserPtr", method.ArgumentType));
            yield return raw with { Attributes = ImmutableArray.Create(Attribute(ioctl, raw)) };
        }
    }

    private static IoctlResult ResultOf(IoctlDeclaration ioctl) => ioctl.Result?.Form switch
    {
        ResultForm.Fd => IoctlResult.Handle,
        ResultForm.Int or ResultForm.Id or ResultForm.ForeignFd => IoctlResult.Int,
        ResultForm.None => IoctlResult.None,
        _ => ioctl.IsAnnotated ? IoctlResult.None : IoctlResult.Int,
    };

    private static AttributeModel Attribute(IoctlDeclaration ioctl, MethodModel method)
    {
        var arguments = ImmutableArray.CreateBuilder<AttributeArgument>();
        arguments.Add(new AttributeArgument(null, new TextLiteral(ioctl.Macro.Name)));
        if (method.Result == IoctlResult.Handle || method.OutHandle is not null || method.Verb == IoctlVerb.NewHandle)
        {
            arguments.Add(new AttributeArgument("ReturnsFd", new BooleanLiteral(true)));
        }

        AddDirection(arguments, method.Verb);
        return new AttributeModel(Metadata, "Ioctl", arguments.ToImmutable());
    }

    private static void AddDirection(ImmutableArray<AttributeArgument>.Builder arguments, IoctlVerb verb)
    {
        if (verb is IoctlVerb.Write or IoctlVerb.Update or IoctlVerb.WriteBuffer or IoctlVerb.UpdateBuffer or IoctlVerb.Flexible
            or IoctlVerb.HandleAddress or IoctlVerb.Text)
        {
            arguments.Add(new AttributeArgument("ReadsArgument", new BooleanLiteral(true)));
        }

        if (verb is IoctlVerb.Read or IoctlVerb.Update or IoctlVerb.ReadBuffer or IoctlVerb.UpdateBuffer or IoctlVerb.Flexible or IoctlVerb.NewHandle)
        {
            arguments.Add(new AttributeArgument("WritesArgument", new BooleanLiteral(true)));
        }
    }

    private static MethodModel Dangerous(MethodModel start, TypeRef pointer) =>
        start with { Verb = IoctlVerb.Dangerous, ArgumentType = pointer, ArgumentName = "argument" };

    /// <summary>A method that is dangerous for a reason, which its documentation gives.</summary>
    private static MethodModel Dangerous(MethodModel start, TypeRef pointer, string reason) => Dangerous(start, pointer) with
    {
        Docs = start.Docs.IsEmpty ? start.Docs : start.Docs with { Remarks = start.Docs.Remarks.Append(reason).ToImmutableArray() },
    };

    /// <summary>A method for a number of which nobody says whether an argument goes with it: a value that is no address may.</summary>
    private static MethodModel Unknown(MethodModel start) => start with
    {
        Verb = IoctlVerb.Value,
        ArgumentType = TypeRef.Int32,
        ArgumentName = "value",
        IsArgumentOptional = true,
    };

    private static MethodModel Text(MethodModel start, IoctlArgumentFact argument) => argument.Direction == Facts.Direction.In
        ? start with { Verb = IoctlVerb.Text, ArgumentType = TypeRef.String, ArgumentName = Name(argument.Name, "text") }
        : Dangerous(start, TypeRef.Runtime("UserPtr", TypeRef.Byte), "The kernel writes a text, and nobody has said how long it may be.");

    /// <summary>A method for a macro with parameters, one of which is the size of a buffer.</summary>
    private static MethodModel Buffer(IoctlDeclaration ioctl, MethodModel start) => start with
    {
        Verb = Verb(ioctl.Direction, IoctlVerb.ReadBuffer, IoctlVerb.WriteBuffer, IoctlVerb.UpdateBuffer),
        ArgumentType = TypeRef.Byte,
        ArgumentName = "buffer",
    };

    /// <summary>Whether a parameter of the macro is the size of what is passed, and nothing else.</summary>
    private static bool IsLength(IoctlDeclaration ioctl, string parameter) => ioctl.Macro.ParametricIoctl!.Size.Trim('(', ')', ' ') == parameter;

    private static IoctlVerb Verb(Direction direction, IoctlVerb read, IoctlVerb write, IoctlVerb update) => direction switch
    {
        Facts.Direction.Out => read,
        Facts.Direction.In => write,
        _ => update,
    };

    private MethodModel FixedBuffer(IoctlDeclaration ioctl, MethodModel start, ArrayTypes arrays)
    {
        TypeRef element = ioctl.ArgumentType is { } type && mapper.Map(Element(type), null, arrays) is { } mapped ? mapped.Type : TypeRef.Byte;
        return start with
        {
            Verb = Verb(ioctl.Direction, IoctlVerb.ReadBuffer, IoctlVerb.WriteBuffer, IoctlVerb.UpdateBuffer),
            ArgumentType = element,
            ArgumentName = "buffer",
        };
    }

    private static CType Element(CType type) => type.Canonical is ArrayType array ? array.Element : type;

    private MethodModel Value(IoctlDeclaration ioctl, MethodModel start, IoctlArgumentFact argument, ArrayTypes arrays)
    {
        if (argument.IsFd)
        {
            TypeRef kind = kinds.FieldType(argument.FdKinds);
            return start with
            {
                Verb = IoctlVerb.HandleValue,
                ElementType = kind,
                ArgumentType = kinds.IsForeignToUs(argument.FdKinds) ? TypeRef.Runtime("AnyFd") : kind,
                ArgumentName = Name(argument.Name, "fd"),
            };
        }

        TypeRef type = TypeRef.NUInt;
        if (argument.Group.Length > 0 && mapper.Table.FindValues(ioctl.View, argument.Group) is { } values && mapper.Catalog.Find(mapper.Table.Target, values) is { } found)
        {
            type = found;
        }
        else if (CTypeNames.Find(ioctl.View, argument.Type) is { } cType && cType.Canonical is BuiltInType { Kind: not (BuiltInKind.Long or BuiltInKind.UnsignedLong) }
            && mapper.Map(cType, null, arrays) is { Type.IsKeyword: true } mapped)
        {
            type = mapped.Type;
        }

        return start with { Verb = IoctlVerb.Value, ArgumentType = type, ArgumentName = Name(argument.Name, "value"), IsArgumentOptional = argument.IsOptional };
    }

    private static string Name(string stated, string otherwise)
    {
        string name = Identifier.From(CName.Camel(stated.Length > 0 ? stated : otherwise));
        return Identifier.Escape(name is "handle" or "errno" or "opened" or "result" or "returned" or "rawFd" or "copy" ? name + "Argument" : name);
    }

    private MethodModel HandleByAddress(MethodModel start, IoctlArgumentFact argument)
    {
        TypeRef kind = kinds.FieldType(argument.FdKinds);
        if (argument.Direction != Facts.Direction.Out)
        {
            return start with
            {
                Verb = IoctlVerb.HandleAddress,
                ElementType = kind,
                ArgumentType = kinds.IsForeignToUs(argument.FdKinds) ? TypeRef.Runtime("AnyFd") : kind,
                ArgumentName = Name(argument.Name, "fd"),
            };
        }

        // Of a kind that is not known no handle can be made: its number is all there is.
        return kind.Name == "FdHandle"
            ? start with { Verb = IoctlVerb.Read, ArgumentType = TypeRef.Int32, ArgumentName = Name(argument.Name, "fd"), HasReturningForm = true }
            : start with { Verb = IoctlVerb.NewHandle, ElementType = kind, HandleType = kind, Result = IoctlResult.None };
    }

    private MethodModel ByAddress(IoctlDeclaration ioctl, MethodModel start, ArrayTypes arrays)
    {
        string? doubt = ioctl.Argument is null && !(ioctl.ArgumentType is null && TakesNothing(ioctl)) ? ArgumentHazard.OfMacro(ioctl) : null;
        if (doubt is not null)
        {
            return Dangerous(start, Pointee(ioctl, arrays), doubt);
        }

        if (ioctl.ArgumentType is not { } type)
        {
            return TakesNothing(ioctl) ? start : Dangerous(start, TypeRef.Runtime("UserPtr"), ArgumentHazard.Type(ioctl));
        }

        if (mapper.Map(type, null, arrays) is not { } mapped)
        {
            return Dangerous(start, TypeRef.Runtime("UserPtr"), ArgumentHazard.Type(ioctl));
        }

        bool isWritten = ioctl.Direction == Facts.Direction.Out;
        var record = type.Canonical as RecordType ?? (type.Canonical as QualifiedType)?.Type.Canonical as RecordType;
        StructModel? model = record is null ? null : types.FindStruct(TypeId.Of(record.Declaration));
        if (!isWritten && model?.Tail is { } tail && ArgumentSafety.HasTailOnly(ioctl, type))
        {
            return start with { Verb = IoctlVerb.Flexible, ArgumentType = mapped.Type, ElementType = tail.Element, ArgumentName = "buffer" };
        }

        MethodModel method = start with
        {
            Verb = Verb(ioctl.Direction, IoctlVerb.Read, IoctlVerb.Write, IoctlVerb.Update),
            ArgumentType = mapped.Type,
            ArgumentName = isWritten ? OutName(ioctl, type) : mapped.Type.IsKeyword ? "value" : "args",
            IsByValue = ioctl.Direction == Facts.Direction.In && mapped.Type.IsKeyword,
            HasReturningForm = isWritten && start.Result != IoctlResult.Handle,
            HasFillingForm = isWritten && (start.Result != IoctlResult.None || mapped.Size > LargeStruct),
        };
        if (record is null || model is null)
        {
            return !isWritten && ArgumentSafety.Hazard(ioctl, type, []) is { } unsaid ? Dangerous(start, TypeRef.Runtime("UserPtr", mapped.Type), unsaid) : method;
        }

        var parameters = new NameScope(s_parameters, [method.ArgumentName, .. start.RequestArguments.Select(a => a.Name)]);
        var supplied = new SuppliedBinder(types, ioctl.View, ioctl.Macro.Name, record.Declaration, model, parameters, ioctl.Subject is not null);
        ImmutableArray<SuppliedModel> taken = isWritten ? [] : supplied.Parameters(isWritten);
        string[] filled = [.. taken.Where(s => s.Form is SuppliedForm.Memory or SuppliedForm.ReadOnlyMemory or SuppliedForm.OwnedMemory)
            .Select(s => model.Members.First(m => m.Name == s.Member).Path)];
        var arms = new UnionArms(types, ioctl.View, model);
        if (!isWritten && ArgumentSafety.Hazard(ioctl, type, filled, arms) is { } hazard)
        {
            return Dangerous(start, TypeRef.Runtime("UserPtr", mapped.Type), hazard);
        }

        OutHandleModel? opened = start.Result == IoctlResult.Handle || ioctl.Direction == Facts.Direction.In ? null : supplied.OutHandle(isWritten);
        if (!arms.Guards.IsEmpty && (opened is not null || start.Result == IoctlResult.Handle))
        {
            return Dangerous(start, TypeRef.Runtime("UserPtr", mapped.Type), ArgumentHazard.Alternative(record.Declaration.CName, arms.Guards[0].Union));
        }

        return method with
        {
            Arms = arms.Guards,
            WritesSize = model.SizeField.Length > 0,
            HasKernelForm = model.OlderSizes.Count > 0,
            Supplied = taken,
            Docs = taken.IsEmpty ? method.Docs : method.Docs with { Parameters = taken.Select(s => Documented(s, model)).OfType<DocumentedName>().ToImmutableArray() },
            OutHandle = opened,
            Result = opened is not null ? IoctlResult.None : method.Result,
            HasReturningForm = method.HasReturningForm && opened is null,
            HasFillingForm = method.HasFillingForm || opened is not null,
        };
    }

    private static bool TakesNothing(IoctlDeclaration ioctl) =>
        ioctl.Argument is null && ioctl.Macro.Ioctl is { Size: 0 } or null && ioctl.Macro.ParametricIoctl is { Size: "0" } or null;

    /// <summary>The type for an address of which the macro gives something like the type.</summary>
    private TypeRef Pointee(IoctlDeclaration ioctl, ArrayTypes arrays) =>
        ioctl.ArgumentType?.Canonical is PointerType { Pointee: var pointee } && mapper.Map(pointee, null, arrays) is { Type: var type } && type != TypeRef.Void
            ? TypeRef.Runtime("UserPtr", type)
            : TypeRef.Runtime("UserPtr");

    /// <summary>A parameter is described by the member that it fills.</summary>
    private static DocumentedName? Documented(SuppliedModel supplied, StructModel model) =>
        model.Members.FirstOrDefault(m => m.Name == supplied.Member)?.Docs.Summary is { Count: > 0 } words
            ? new DocumentedName(supplied.Parameter.TrimStart('@'), words[0])
            : null;

    /// <summary>What the kernel gives is named after its type, without the header's own words: <c>sregs</c>.</summary>
    private string OutName(IoctlDeclaration ioctl, CType type)
    {
        string name = type.Canonical is RecordType record ? new TypeId("", record.Declaration.CName).BareName : "";
        List<string> words = CName.Words(name);
        int common = CName.FirstKept(words, CName.CommonWords(words, mapper.Catalog.Homes.FileWords(ioctl.Macro.Header)));
        return words.Count == 0 ? "value" : Name(string.Join("_", words.Skip(common)), "value");
    }
}
