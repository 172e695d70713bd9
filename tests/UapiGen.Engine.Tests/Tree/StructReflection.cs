using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.InteropServices;
using CFieldAttribute = UapiGen.Metadata.CFieldAttribute;
using CRecordAttribute = UapiGen.Metadata.CRecordAttribute;

namespace UapiGen.Engine.Tests.Tree;

/// <summary>What the CLR makes of a generated struct, against the C layout that its attributes state. Also part of the probe that runs on other machines.</summary>
internal static class StructReflection
{
    /// <summary>The generated structs of an assembly.</summary>
    public static Type[] Structs(Assembly assembly) =>
        [.. assembly.GetTypes().Where(t => t.IsValueType && t.GetCustomAttribute<CRecordAttribute>() is not null)];

    /// <summary>Differences between the CLR's layout and what the attributes say.</summary>
    public static IEnumerable<string> Wrong(Type type)
    {
        CRecordAttribute record = type.GetCustomAttribute<CRecordAttribute>()!;
        FieldInfo[] fields = type.GetFields(BindingFlags.Instance | BindingFlags.Public);
        (int size, (int Offset, int Size)[] places) = Layout(type, fields);
        if (size != record.Size)
        {
            yield return $"{record.Name}: size {size}, should be {record.Size}";
        }

        for (int i = 0; i < fields.Length; i++)
        {
            CFieldAttribute c = fields[i].GetCustomAttribute<CFieldAttribute>()!;
            if (places[i] != (c.Offset, c.Size))
            {
                yield return $"{record.Name}.{c.Path}: {places[i].Size} bytes at {places[i].Offset}, should be {c.Size} at {c.Offset}";
            }
        }

        foreach (PropertyInfo property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public))
        {
            if (property.GetCustomAttribute<CFieldAttribute>() is { BitWidth: > 0 } bits && property.CanWrite && !SetsExactly(type, property, bits))
            {
                yield return $"{record.Name}.{bits.Path}: the property sets other bits than C has there";
            }
        }
    }

    /// <summary>The struct's size, and each field's place and size, which the CLR's own <c>sizeof</c> and field addresses tell.</summary>
    private static (int Size, (int Offset, int Size)[] Fields) Layout(Type type, FieldInfo[] fields)
    {
        var method = new DynamicMethod("layout", null, [typeof(int[])], typeof(StructReflection).Module, skipVisibility: true);
        ILGenerator il = method.GetILGenerator();
        LocalBuilder value = il.DeclareLocal(type);
        Store(0, () => il.Emit(OpCodes.Sizeof, type));
        for (int i = 0; i < fields.Length; i++)
        {
            FieldInfo field = fields[i];
            Store(1 + (2 * i), () =>
            {
                il.Emit(OpCodes.Ldloca, value);
                il.Emit(OpCodes.Ldflda, field);
                il.Emit(OpCodes.Conv_I);
                il.Emit(OpCodes.Ldloca, value);
                il.Emit(OpCodes.Conv_I);
                il.Emit(OpCodes.Sub);
                il.Emit(OpCodes.Conv_I4);
            });
            Store(2 + (2 * i), () => il.Emit(OpCodes.Sizeof, field.FieldType));
        }

        il.Emit(OpCodes.Ret);
        int[] found = new int[1 + (2 * fields.Length)];
        ((Action<int[]>)method.CreateDelegate(typeof(Action<int[]>)))(found);
        return (found[0], [.. fields.Select((_, i) => (found[1 + (2 * i)], found[2 + (2 * i)]))]);

        void Store(int index, Action load)
        {
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldc_I4, index);
            load();
            il.Emit(OpCodes.Stelem_I4);
        }
    }

    /// <summary>Whether a bit-field that is set to ones sets the bits that C has there, and no other.</summary>
    private static bool SetsExactly(Type type, PropertyInfo property, CFieldAttribute c)
    {
        object boxed = Activator.CreateInstance(type)!;
        property.SetValue(boxed, Ones(property.PropertyType));
        byte[] bytes = new byte[type.GetCustomAttribute<CRecordAttribute>()!.Size];
        GCHandle pin = GCHandle.Alloc(boxed, GCHandleType.Pinned);
        Marshal.Copy(pin.AddrOfPinnedObject(), bytes, 0, bytes.Length);
        pin.Free();
        int first = (c.Offset * 8) + c.BitOffset;
        return Enumerable.Range(0, bytes.Length * 8)
            .All(bit => ((bytes[bit / 8] >> (bit % 8)) & 1) == (bit >= first && bit < first + c.BitWidth ? 1 : 0));
    }

    private static object Ones(Type type) =>
        type == typeof(bool) ? true
        : type.IsEnum ? Enum.ToObject(type, Ones(type.GetEnumUnderlyingType()))
        : type == typeof(sbyte) ? (sbyte)-1 : type == typeof(short) ? (short)-1 : type == typeof(int) ? -1 : type == typeof(long) ? -1L
        : type.GetField("MaxValue")!.GetValue(null)!;
}
