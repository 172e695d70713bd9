using System.Runtime.CompilerServices;

namespace UapiGen.Tests;

/// <summary>The request numbers of <c>asm-generic/ioctl.h</c>, computed as the macros do. (The tests run on x86-64 and arm64.)</summary>
internal static class Ioc
{
    public static IoctlRequest None(int type, int number, string name, EintrPolicy eintr = EintrPolicy.Automatic) =>
        new(Code(0, type, number, 0), name, 0, eintr);

    public static IoctlRequest Write<T>(int type, int number, string name) => new(Code(1, type, number, Unsafe.SizeOf<T>()), name);

    public static IoctlRequest Read<T>(int type, int number, string name) => new(Code(2, type, number, Unsafe.SizeOf<T>()), name);

    public static IoctlRequest Both<T>(int type, int number, string name) => new(Code(3, type, number, Unsafe.SizeOf<T>()), name);

    private static uint Code(uint direction, int type, int number, int size) =>
        (direction << 30) | ((uint)size << 16) | ((uint)type << 8) | (uint)number;
}
