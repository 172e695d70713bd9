using System;
using System.Collections.Generic;
using System.Globalization;

namespace UapiGen.Engine.Binding.Naming;

/// <summary>The names of one C# scope. The first to ask for a name gets it; the next one keeps its C name, which is unique in C.</summary>
internal sealed class NameScope
{
    private static readonly HashSet<string> s_nothing = [];

    private readonly HashSet<string> _reserved;
    private readonly string[] _takenFirst;
    private HashSet<string>? _taken;

    /// <summary>A scope in which every name is free.</summary>
    public NameScope()
        : this(s_nothing)
    {
    }

    /// <param name="reserved">The names that no scope of this sort may give away, from <see cref="Reserved"/>.</param>
    /// <param name="taken">Those that this one may not, either.</param>
    public NameScope(HashSet<string> reserved, params string[] taken)
    {
        _reserved = reserved;
        _takenFirst = taken;
    }

    /// <summary>A set of names, made once for all scopes of a sort.</summary>
    public static HashSet<string> Reserved(params string[] names) => new(names, StringComparer.Ordinal);

    /// <summary>Takes a name.</summary>
    /// <param name="wanted">The .NET name.</param>
    /// <param name="cName">The C name, for when the .NET name is taken.</param>
    /// <returns>The name to use; not <paramref name="wanted"/> when it was taken.</returns>
    public string Take(string wanted, string cName)
    {
        string name = wanted.Length == 0 ? Identifier.From(cName) : Identifier.From(wanted);
        if (TryTake(name))
        {
            return name;
        }

        name = Identifier.From(cName);
        if (TryTake(name))
        {
            return name;
        }

        for (int i = 2; ; i++)
        {
            string numbered = name + "_" + i.ToString(CultureInfo.InvariantCulture);
            if (TryTake(numbered))
            {
                return numbered;
            }
        }
    }

    /// <summary>Takes a name if it is free.</summary>
    public bool TryTake(string name) => !_reserved.Contains(name) && Taken.Add(name);

    /// <summary>The names that are no longer free; of many a scope nobody takes one.</summary>
    private HashSet<string> Taken => _taken ??= new HashSet<string>(_takenFirst, StringComparer.Ordinal);
}
