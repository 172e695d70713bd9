using System;
using System.Collections.Generic;
using System.Globalization;

namespace UapiGen.Engine.Binding.Naming;

/// <summary>The names of one C# scope. The first to ask for a name gets it; the next one keeps its C name, which is unique in C.</summary>
internal sealed class NameScope
{
    private readonly HashSet<string> _taken;

    public NameScope(params string[] reserved) => _taken = new HashSet<string>(reserved, StringComparer.Ordinal);

    /// <summary>Takes a name.</summary>
    /// <param name="wanted">The .NET name.</param>
    /// <param name="cName">The C name, for when the .NET name is taken.</param>
    /// <returns>The name to use; not <paramref name="wanted"/> when it was taken.</returns>
    public string Take(string wanted, string cName)
    {
        string name = wanted.Length == 0 ? Identifier.From(cName) : Identifier.From(wanted);
        if (_taken.Add(name))
        {
            return name;
        }

        name = Identifier.From(cName);
        if (_taken.Add(name))
        {
            return name;
        }

        for (int i = 2; ; i++)
        {
            string numbered = name + "_" + i.ToString(CultureInfo.InvariantCulture);
            if (_taken.Add(numbered))
            {
                return numbered;
            }
        }
    }

    /// <summary>Takes a name if it is free.</summary>
    public bool TryTake(string name) => _taken.Add(name);
}
