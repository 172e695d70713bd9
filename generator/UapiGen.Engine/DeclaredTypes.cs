using System.Collections.Generic;
using System.Collections.Immutable;
using UapiGen.Engine.Model;

namespace UapiGen.Engine;

/// <summary>Lists the types that a model declares.</summary>
internal static class DeclaredTypes
{
    public static ImmutableArray<DeclaredType> Of(BindingsModel model)
    {
        var types = ImmutableArray.CreateBuilder<DeclaredType>();
        foreach (FileModel file in model.Files)
        {
            foreach (NamespaceModel ns in file.Namespaces)
            {
                foreach (TypeModel type in ns.Types)
                {
                    Add(types, ns.Name, type);
                }
            }
        }

        return types.ToImmutable();
    }

    private static void Add(ICollection<DeclaredType> types, string outer, TypeModel type)
    {
        string name = outer.Replace("@", "") + "." + type.Name.TrimStart('@');
        types.Add(new DeclaredType(name, KindOf(type), type is InlineArrayModel { IsText: false } ? 1 : 0));
        if (type is StructModel { Nested: var nested })
        {
            foreach (StructModel inner in nested)
            {
                Add(types, name, inner);
            }
        }
    }

    private static DeclaredKind KindOf(TypeModel type) => type switch
    {
        StructModel => DeclaredKind.Struct,
        EnumModel or InlineArrayModel => DeclaredKind.Closed,
        _ => DeclaredKind.Class,
    };
}
