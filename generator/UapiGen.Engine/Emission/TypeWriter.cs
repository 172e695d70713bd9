using System;
using UapiGen.Engine.Model;

namespace UapiGen.Engine.Emission;

/// <summary>Hands each type to the writer of its kind.</summary>
internal sealed class TypeWriter(CodeWriter code, string access)
{
    private readonly StructWriter _structs = new(code);
    private readonly IoctlWriters _ioctls = new(code, access);
    private readonly SmallTypeWriters _small = new(code, access);

    public void Write(TypeModel type)
    {
        switch (type)
        {
            case StructModel model:
                _structs.Write(model, access);
                break;
            case EnumModel model:
                _small.Write(model);
                break;
            case ConstantsModel model:
                _small.Write(model);
                break;
            case InlineArrayModel model:
                _small.Write(model);
                break;
            case HandleModel model:
                _ioctls.Write(model);
                break;
            case IoctlsModel model:
                _ioctls.Write(model);
                break;
            case ExtensionsModel model:
                _ioctls.Write(model);
                break;
            default:
                throw new InvalidOperationException(type.GetType().Name);
        }
    }
}
