using System.Collections.Generic;
using UapiGen.Engine.Binding.Naming;

namespace UapiGen.Engine.Binding.Records;

/// <summary>The C# names of the members of one struct, by their C paths, and the structs around it.</summary>
internal sealed class MemberNames
{
    private static readonly HashSet<string> s_reserved = NameScope.Reserved(
        "Equals", "Finalize", "GetHashCode", "GetType", "MemberwiseClone", "ReferenceEquals", "ToString", "WriteSize", "SizeFor", "Compiler", "Interop", "Meta", "Uapi");

    private readonly NameScope _scope;
    private readonly List<string> _paths;
    private readonly List<string> _taken;
    private Dictionary<string, string>? _byPath;

    /// <param name="typeName">The struct's own name, which no member may have (CS0542).</param>
    /// <param name="outer">The names of the struct that this one is nested in, or null.</param>
    /// <param name="count">How many members there are.</param>
    public MemberNames(string typeName, MemberNames? outer, int count)
    {
        Outer = outer;
        _paths = new List<string>(count);
        _taken = new List<string>(count);
        _scope = new NameScope(s_reserved, typeName.TrimStart('@'));
    }

    public MemberNames? Outer { get; }

    /// <summary>Takes the name of a member.</summary>
    /// <returns>The name as an identifier, not yet escaped.</returns>
    public string Take(string wanted, string cName, string path)
    {
        string name = _scope.Take(wanted, cName);
        _paths.Add(path);
        _taken.Add(name);
        return name;
    }

    /// <summary>Takes a name for something that has none in C.</summary>
    public string TakeOwn(string wanted) => _scope.Take(wanted, wanted);

    /// <summary>
    /// The way in C# from this struct to a member by its path in the outermost C record: <c>Flags</c>, <c>U.Type</c>, <c>^.Flags</c> for one of the
    /// struct around; null when there is no such member.
    /// </summary>
    public string? Way(string path)
    {
        string up = "";
        for (MemberNames? names = this; names is not null; names = names.Outer)
        {
            if (names.ByPath().TryGetValue(path, out string? name))
            {
                return up + name;
            }

            up += "^.";
        }

        return null;
    }

    /// <summary>The names by their paths. They are asked for when all members have theirs, and of few structs.</summary>
    private Dictionary<string, string> ByPath()
    {
        if (_byPath is null)
        {
            _byPath = new Dictionary<string, string>(_paths.Count, System.StringComparer.Ordinal);
            for (int i = 0; i < _paths.Count; i++)
            {
                _byPath[_paths[i]] = _taken[i];
            }
        }

        return _byPath;
    }
}
