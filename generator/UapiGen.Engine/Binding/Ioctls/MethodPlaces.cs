using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using UapiGen.Engine.Binding.Naming;
using UapiGen.Engine.Binding.Types;
using UapiGen.Engine.Model;

namespace UapiGen.Engine.Binding.Ioctls;

/// <summary>
/// Where each ioctl's method stands: in the handle type of its kind; as an extension, where that type is declared elsewhere or the signature is one
/// architecture's own; as a static method for any fd, where no kind is known.
/// </summary>
internal sealed class MethodPlaces(TypeCatalog catalog, HandleKinds kinds, DocsReader docs, FileSet files)
{
    /// <summary>How many kinds above one are looked at: enough for any, and an end for kinds that name each other.</summary>
    private const int DeepestKind = 16;

    private static readonly HashSet<string> s_handleMembers = NameScope.Reserved(
        "Close", "DangerousAddRef", "DangerousGetHandle", "DangerousRelease", "Dispose", "Equals", "Finalize", "FindPaths", "FromFd", "GetHashCode", "GetType",
        "IsClosed", "IsInvalid", "KeepMemory", "KindName", "MemberwiseClone", "Open", "ReferenceEquals", "ReleaseHandle", "ReleaseMemory", "SetHandle",
        "SetHandleAsInvalid", "ToString", "Transport", "Identity", "handle", "_");

    private static readonly HashSet<string> s_classMembers = NameScope.Reserved("Equals", "ReferenceEquals");

    private readonly Dictionary<string, Place> _handles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Place> _extensions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Place> _statics = new(StringComparer.Ordinal);

    public void Add(IoctlDeclaration ioctl, MethodModel method, TypeRef requests, string architecture, int target)
    {
        string header = ioctl.Macro.Header;
        bool isOwn = architecture.Length > 0 || IsArchitectureOwn(method, catalog.ArchitectureName(target));
        ImmutableArray<string> subjects = ioctl.Subject?.Kinds ?? [];
        bool isPlaced = false;
        foreach (string subject in subjects)
        {
            if (kinds.Find(subject) is not { Type: { } handle } kind)
            {
                continue;
            }

            isPlaced = true;
            string name = Name(ioctl, method, kind.Words);
            if (kind.IsOwn && !isOwn)
            {
                Get(_handles, subject, handle, subject).Add(ioctl, method with { Name = name });
                continue;
            }

            string ns = catalog.Homes.Namespace(header, isOwn ? catalog.ArchitectureName(target) : "");
            string className = HeaderName.FileName(header) + (isOwn ? catalog.ArchitectureName(target) : "") + "Extensions";
            Get(_extensions, ns + "." + className, new TypeRef(ns, className), header)
                .Add(ioctl, method with { Name = name, Receiver = handle, IsExtension = true });
        }

        if (!isPlaced)
        {
            string ns = catalog.Homes.Namespace(header, isOwn ? catalog.ArchitectureName(target) : "");
            TypeRef place = ns == requests.Namespace ? requests : new TypeRef(ns, requests.Name + catalog.ArchitectureName(target));
            Get(_statics, place.Namespace + "." + place.Name, place, header)
                .Add(ioctl, method with { Name = Name(ioctl, method, []), Receiver = TypeRef.Runtime("AnyFd") });
        }
    }

    /// <summary>Adds a method that maps memory, where the ioctls of the fd are.</summary>
    /// <param name="kind">The kind of fd that is mapped.</param>
    /// <param name="header">The header of the struct at the start of the memory.</param>
    /// <param name="cName">Its C name.</param>
    /// <param name="method">The method without receiver.</param>
    /// <param name="target">The target.</param>
    public void AddMap(HandleKinds.Kind kind, string header, string cName, MethodModel method, int target)
    {
        bool isOwn = IsArchitectureOwn(method, catalog.ArchitectureName(target));
        if (kind.IsOwn && !isOwn)
        {
            Get(_handles, kind.Fact.Kind, kind.Type!, kind.Fact.Kind).Add(header, int.MaxValue, cName, method);
            return;
        }

        string architecture = isOwn ? catalog.ArchitectureName(target) : "";
        string ns = catalog.Homes.Namespace(header, architecture);
        string className = HeaderName.FileName(header) + architecture + "Extensions";
        Get(_extensions, ns + "." + className, new TypeRef(ns, className), header)
            .Add(header, int.MaxValue, cName, method with { Receiver = kind.Type, IsExtension = true });
    }

    /// <summary>The methods for any fd that the class of requests itself holds.</summary>
    public ImmutableArray<MethodModel> StaticMethods(TypeRef requests)
    {
        string key = requests.Namespace + "." + requests.Name;
        if (!_statics.TryGetValue(key, out Place? place))
        {
            return [];
        }

        _statics.Remove(key);
        return place.Methods(s_classMembers);
    }

    /// <summary>Adds handle types and extensions to the files.</summary>
    public void AddTo()
    {
        foreach (HandleKinds.Kind kind in kinds.All)
        {
            if (kinds.IsGenerated(kind) && kind.Type is { } type)
            {
                files.Add(kind.Fact.Home, type.Namespace, FileSet.Handles, type.Name, Handle(kind, type));
            }
        }

        foreach (Place place in Ordered(_extensions).Concat(Ordered(_statics)))
        {
            files.Add(place.Header, place.Type.Namespace, FileSet.Ioctls, place.Type.Name, new ExtensionsModel(place.Type.Name, place.Methods(s_handleMembers))
            {
                Docs = docs.OfOwn($"Ioctls of {place.Header} for handles that are declared elsewhere."),
            });
        }
    }

    private HandleModel Handle(HandleKinds.Kind kind, TypeRef type)
    {
        string name = kind.Fact.Kind;
        TypeRef parent = kinds.Find(kind.Fact.Parent) is { IsOwn: true, Type: { } own } ? own : TypeRef.Runtime("FdHandle");
        bool isBase = kinds.All.Any(k => k.IsOwn && k.Fact.Parent == name);
        ImmutableArray<MethodModel> methods = _handles.TryGetValue(name, out Place? place) ? place.Methods(NamesAbove(kind)) : [];
        return new HandleModel(type.Name, name, parent, isBase, kind.Fact.Open, methods)
        {
            Inode = kind.Fact.Inode,
            HidesOpen = HidesOpen(kind),
            Docs = docs.OfOwn($"A file descriptor of the kind {name}."),
            Attributes = ImmutableArray.Create(new AttributeModel("UapiGen.Metadata", "CName", ImmutableArray.Create(
                new AttributeArgument(null, new TextLiteral(name)),
                new AttributeArgument("Header", new TextLiteral(kind.Fact.Home))))),
        };
    }

    /// <summary>The names that a handle type inherits: a method of its own must not stand before another ioctl's.</summary>
    private HashSet<string> NamesAbove(HandleKinds.Kind kind)
    {
        var chain = new Stack<HandleKinds.Kind>();
        for (HandleKinds.Kind? above = kinds.Find(kind.Fact.Parent); chain.Count < DeepestKind && above is { IsOwn: true }; above = kinds.Find(above.Fact.Parent))
        {
            chain.Push(above);
        }

        HashSet<string> names = s_handleMembers;
        while (chain.Count > 0)
        {
            if (_handles.TryGetValue(chain.Pop().Fact.Kind, out Place? place))
            {
                names = [.. names, .. place.Methods(names).SelectMany(m => (string[])[m.Name, "Try" + m.Name])];
            }
        }

        return names;
    }

    // Opening takes a path where the node is a pattern, and none where it is not: only a base with the same of the two is hidden.
    private bool HidesOpen(HandleKinds.Kind kind)
    {
        HandleKinds.Kind? above = kinds.Find(kind.Fact.Parent);
        for (int depth = 0; depth < DeepestKind && above is { IsOwn: true }; depth++, above = kinds.Find(above.Fact.Parent))
        {
            if (above.Fact.Open.Length > 0 && above.Fact.Open.Contains('*') == kind.Fact.Open.Contains('*'))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<Place> Ordered(Dictionary<string, Place> places) => places.Keys.OrderBy(k => k, StringComparer.Ordinal).Select(k => places[k]);

    private static Place Get(Dictionary<string, Place> places, string key, TypeRef type, string header)
    {
        if (!places.TryGetValue(key, out Place? place))
        {
            places.Add(key, place = new Place(type, header));
        }

        return place;
    }

    private string Name(IoctlDeclaration ioctl, MethodModel method, List<string> kind) =>
        (method.Verb == IoctlVerb.Dangerous ? "Dangerous" : "") + Identifier.From(MethodName.Of(ioctl, catalog.Homes, kind));

    private static bool IsArchitectureOwn(MethodModel method, string architecture)
    {
        string suffix = "." + architecture;
        bool isOwn = IsIn(method.ArgumentType, suffix) || IsIn(method.ElementType, suffix);
        foreach (SuppliedModel supplied in method.Supplied)
        {
            isOwn = isOwn || IsIn(supplied.Type, suffix);
        }

        return isOwn;
    }

    private static bool IsIn(TypeRef type, string suffix)
    {
        bool isIn = type.Namespace.EndsWith(suffix, StringComparison.Ordinal);
        foreach (TypeRef argument in type.Arguments)
        {
            isIn = isIn || IsIn(argument, suffix);
        }

        return isIn;
    }

    /// <summary>The methods of one class, each once however many targets have it.</summary>
    private sealed class Place(TypeRef type, string header)
    {
        private readonly HashSet<PlacedMethod> _known = [];
        private readonly List<PlacedMethod> _methods = [];

        public TypeRef Type { get; } = type;

        public string Header { get; } = header;

        public void Add(IoctlDeclaration ioctl, MethodModel method) => Add(ioctl.Macro.Header, ioctl.Macro.Span.Start, ioctl.Macro.Name, method);

        public void Add(string header, int position, string cName, MethodModel method)
        {
            var placed = new PlacedMethod(header, position, cName, method);
            if (_known.Add(placed))
            {
                _methods.Add(placed);
            }
        }

        public ImmutableArray<MethodModel> Methods(HashSet<string> reserved)
        {
            var scopes = new Dictionary<TypeRef, NameScope>();
            var models = ImmutableArray.CreateBuilder<MethodModel>(_methods.Count);
            foreach (PlacedMethod placed in _methods.OrderBy(m => m))
            {
                TypeRef receiver = placed.Method.Receiver ?? TypeRef.Void;
                if (!scopes.TryGetValue(receiver, out NameScope? scope))
                {
                    scopes.Add(receiver, scope = new NameScope(reserved, Type.Name));
                }

                string name = scope.Take(placed.Method.Name, (placed.Method.Verb == IoctlVerb.Dangerous ? "Dangerous" : "") + placed.CName + "_");
                scope.TryTake("Try" + name);
                models.Add(name == placed.Method.Name ? placed.Method : placed.Method with { Name = name });
            }

            return models.MoveToImmutable();
        }
    }

    /// <summary>A method for an ioctl: the same as another one for the same ioctl, receiver and form; ordered as in the header.</summary>
    private sealed class PlacedMethod(string header, int position, string cName, MethodModel method) : IEquatable<PlacedMethod>, IComparable<PlacedMethod>
    {
        public string CName { get; } = cName;

        public MethodModel Method { get; } = method;

        private bool IsDangerous => Method.Verb == IoctlVerb.Dangerous;

        public bool Equals(PlacedMethod? other) =>
            other is not null && CName == other.CName && IsDangerous == other.IsDangerous && Method.Receiver == other.Method.Receiver;

        public override bool Equals(object? obj) => Equals(obj as PlacedMethod);

        public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(CName);

        public int CompareTo(PlacedMethod? other)
        {
            if (other is null)
            {
                return 1;
            }

            int order = string.CompareOrdinal(Header, other.Header);
            order = order != 0 ? order : Position.CompareTo(other.Position);
            order = order != 0 ? order : string.CompareOrdinal(CName, other.CName);
            order = order != 0 ? order : string.CompareOrdinal(Method.Receiver?.Name ?? "", other.Method.Receiver?.Name ?? "");
            return order != 0 ? order : IsDangerous.CompareTo(other.IsDangerous);
        }

        private string Header { get; } = header;

        private int Position { get; } = position;
    }
}
