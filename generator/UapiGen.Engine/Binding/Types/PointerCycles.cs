using System.Collections.Generic;
using UapiGen.CFrontEnd.Semantics;

namespace UapiGen.Engine.Binding.Types;

/// <summary>Which records reach which by members and pointers.</summary>
internal sealed class PointerCycles(ReachedTypes table)
{
    private readonly Dictionary<TypeId, HashSet<TypeId>> _reached = [];

    /// <summary>Whether one record mentions another at any distance, or is it.</summary>
    public bool Reaches(TypeId from, TypeId to)
    {
        if (from == to)
        {
            return true;
        }

        if (!_reached.TryGetValue(from, out HashSet<TypeId>? reached))
        {
            _reached.Add(from, reached = Closure(from));
        }

        return reached.Contains(to);
    }

    private HashSet<TypeId> Closure(TypeId from)
    {
        var reached = new HashSet<TypeId>();
        var todo = new Stack<TypeId>();
        todo.Push(from);
        while (todo.Count > 0)
        {
            if (table.Find(todo.Pop())?.Declaration is not RecordDeclaration record)
            {
                continue;
            }

            foreach (TypeId mentioned in Mentions.Of(record))
            {
                if (reached.Add(mentioned))
                {
                    todo.Push(mentioned);
                }
            }
        }

        return reached;
    }
}
