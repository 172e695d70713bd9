using UapiGen.Engine.Model;

namespace UapiGen.Engine.Binding.Types;

/// <summary>A C type in C#.</summary>
/// <param name="Type">The C# type.</param>
/// <param name="Size">Its size in bytes, the same in both languages.</param>
/// <param name="Alignment">What the CLR aligns it to in a sequential struct; 0 where that is not the same everywhere.</param>
internal readonly record struct MappedType(TypeRef Type, long Size, int Alignment);
