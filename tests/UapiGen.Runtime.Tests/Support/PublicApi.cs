using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace UapiGen.Tests;

/// <summary>Prints the public and protected members of an assembly, one a line, in a fixed order.</summary>
internal static class PublicApi
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Describe(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (Type type in assembly.GetExportedTypes().OrderBy(t => t.FullName, StringComparer.Ordinal))
        {
            text.Append(Kind(type)).Append(' ').Append(type.Namespace).Append('.').Append(Name(type)).Append(Bases(type)).Append('\n');
            foreach (string member in type.GetMembers(Declared).Select(m => Member(type, m)).OfType<string>().Order(StringComparer.Ordinal))
            {
                text.Append("    ").Append(member).Append('\n');
            }
        }

        return text.ToString();
    }

    private static string Kind(Type type)
    {
        if (type.IsEnum)
        {
            return (type.IsDefined(typeof(FlagsAttribute)) ? "flags " : "") + "enum";
        }

        if (type.IsValueType)
        {
            return (type.IsDefined(typeof(IsReadOnlyAttribute)) ? "readonly " : "") + (type.IsByRefLike ? "ref " : "") + "struct";
        }

        string modifier = type.IsAbstract && type.IsSealed ? "static " : type.IsAbstract && !type.IsInterface ? "abstract " : type.IsSealed ? "sealed " : "";
        return type.IsInterface ? "interface" : modifier + "class";
    }

    private static string Bases(Type type)
    {
        IEnumerable<Type> bases = type.IsValueType || type.BaseType is null || type.BaseType == typeof(object) ? [] : [type.BaseType];
        bases = type.IsEnum ? [Enum.GetUnderlyingType(type)] : bases.Concat(type.GetInterfaces().OrderBy(i => i.FullName, StringComparer.Ordinal));
        string list = string.Join(", ", bases.Select(Name));
        return list.Length == 0 ? "" : " : " + list;
    }

    private static string? Member(Type type, MemberInfo member) => member switch
    {
        FieldInfo { IsSpecialName: false } field when IsVisible(field) => type.IsEnum
            ? $"{field.Name} = {Convert.ToString(field.GetRawConstantValue(), CultureInfo.InvariantCulture)}"
            : $"{Modifiers(field.IsStatic)}{(field.IsLiteral ? "const " : "")}{Name(field.FieldType)} {field.Name}",
        ConstructorInfo constructor when IsVisible(constructor) => $"{Access(constructor)}{Name(type)}({Parameters(constructor)})",
        PropertyInfo property when property.GetAccessors(true).Any(IsVisible) =>
            $"{Access(property.GetAccessors(true).First(IsVisible))}{Modifiers(property.GetAccessors(true)[0].IsStatic)}{Name(property.PropertyType)} {property.Name} {{ {Accessors(property)} }}",
        MethodInfo method when IsVisible(method) && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal)) =>
            $"{Access(method)}{Modifiers(method.IsStatic)}{Name(method.ReturnType)} {method.Name}{Generic(method)}({Parameters(method)})",
        _ => null,
    };

    private static bool IsVisible(FieldInfo field) => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly;

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Access(MethodBase method) => method.IsPublic ? "" : "protected ";

    private static string Modifiers(bool isStatic) => isStatic ? "static " : "";

    private static string Accessors(PropertyInfo property) => string.Join(
        " ",
        property.GetAccessors(true).Where(IsVisible).Select(a => a.ReturnType == typeof(void) ? IsInit(a) ? "init;" : "set;" : "get;").Order(StringComparer.Ordinal));

    private static bool IsInit(MethodInfo setter) => setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    private static string Generic(MethodInfo method) =>
        method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(a => a.Name))}>" : "";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        string direction = !parameter.ParameterType.IsByRef ? "" : parameter.IsOut ? "out " : parameter.IsIn ? "in " : "ref ";
        string value = parameter.HasDefaultValue
            ? " = " + (parameter.RawDefaultValue is null ? "default" : Convert.ToString(parameter.RawDefaultValue, CultureInfo.InvariantCulture))
            : "";
        return $"{direction}{Name(parameter.ParameterType)} {parameter.Name}{value}";
    }

    private static string Name(Type type)
    {
        if (type.IsByRef)
        {
            return Name(type.GetElementType()!);
        }

        if (type.IsArray)
        {
            return Name(type.GetElementType()!) + "[]";
        }

        if (!type.IsGenericType)
        {
            return type.Name;
        }

        string name = type.Name.Split('`')[0];
        return name == "Nullable"
            ? Name(type.GetGenericArguments()[0]) + "?"
            : $"{name}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>";
    }
}
