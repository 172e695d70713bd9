using System.Collections.Generic;
using UapiGen.Engine.Model;

namespace UapiGen.Engine.Binding.Types;

/// <summary>What was made of one target's types: for the ioctls that take them.</summary>
internal sealed class BoundTypes
{
    private readonly Dictionary<TypeId, StructModel> _structs = [];
    private readonly Dictionary<TypeRef, EnumModel> _enums = [];

    public void Add(TypeId id, TypeRef name, TypeModel model)
    {
        switch (model)
        {
            case StructModel @struct:
                _structs[id] = @struct;
                break;
            case EnumModel @enum:
                _enums[name] = @enum;
                break;
            default:
                break;
        }
    }

    public StructModel? FindStruct(TypeId id) => _structs.TryGetValue(id, out StructModel? model) ? model : null;

    public EnumModel? FindEnum(TypeRef type) => _enums.TryGetValue(type, out EnumModel? model) ? model : null;
}
