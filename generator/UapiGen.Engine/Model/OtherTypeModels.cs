namespace UapiGen.Engine.Model;

/// <summary>A C enum, or a group of macros that a fact ties to a member.</summary>
/// <param name="Name">Its C# name.</param>
/// <param name="Underlying">Its integer type.</param>
/// <param name="IsFlags">Whether its values combine.</param>
/// <param name="Members">Its values in the order of the header.</param>
public sealed record EnumModel(string Name, TypeRef Underlying, bool IsFlags, EquatableArray<EnumMemberModel> Members) : TypeModel(Name);

/// <summary>One value of an enum.</summary>
public sealed record EnumMemberModel(string Name, string CName, IntegerLiteral Value, Docs Docs);

/// <summary>A static class with the constants of a header.</summary>
public sealed record ConstantsModel(string Name, EquatableArray<ConstantModel> Constants) : TypeModel(Name);

/// <summary>One constant under its C name.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its C# type.</param>
/// <param name="Value">Its value: one when all targets agree, else one for each.</param>
public sealed record ConstantModel(string Name, TypeRef Type, TargetValue Value, Docs Docs);

/// <summary>A value that may differ by target.</summary>
/// <param name="Common">The value that all targets of the assembly share; null when they differ, or only some have it.</param>
/// <param name="PerTarget">Else the value of each target that has it.</param>
public sealed record TargetValue(Literal? Common, EquatableArray<ValueOfTarget> PerTarget = default);

/// <summary>The value for one target.</summary>
/// <param name="Target">The target's name as the runtime's <c>UapiTarget.Select</c> and <c>UapiArchitectures</c> know it, such as <c>X64</c>.</param>
public sealed record ValueOfTarget(string Target, Literal Value);

/// <summary>A C array as a type: <c>T[length]</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Length">Its number of elements.</param>
/// <param name="IsText">Whether it holds <c>char</c>s, that is UTF-8 text; else it is generic in its element.</param>
public sealed record InlineArrayModel(string Name, int Length, bool IsText) : TypeModel(Name);
