using System.Runtime.CompilerServices;
using System.Threading;

namespace UapiGen;

/// <summary>Reads and writes memory that others use at the same time: what fits into an aligned word moves in one access, whatever its type.</summary>
/// <remarks>
/// The JIT copies a struct member by member where it likes to; an integer of the word's size it does not. The word around a value never
/// leaves the value's page, since both are aligned to a power of two. Sizes are constants to the JIT, which leaves one of the branches.
/// </remarks>
internal static unsafe class MemoryWord
{
    public static T Read<T>(byte* place)
        where T : unmanaged
    {
        if (!IsInOneWord<T>(place))
        {
            return Unsafe.ReadUnaligned<T>(place);
        }

        switch (sizeof(T))
        {
            case 1:
                byte one = Volatile.Read(ref *place);
                return *(T*)&one;
            case 2:
                ushort two = Volatile.Read(ref *(ushort*)place);
                return *(T*)&two;
            case <= 4:
                uint four = Volatile.Read(ref *(uint*)place);
                return *(T*)&four;
            default:
                ulong eight = Volatile.Read(ref *(ulong*)place);
                return *(T*)&eight;
        }
    }

    public static void Write<T>(byte* place, T value)
        where T : unmanaged
    {
        if (!IsInOneWord<T>(place))
        {
            Unsafe.WriteUnaligned(place, value);
            return;
        }

        switch (sizeof(T))
        {
            case 1:
                Volatile.Write(ref *place, *(byte*)&value);
                break;
            case 2:
                Volatile.Write(ref *(ushort*)place, *(ushort*)&value);
                break;
            case 4:
                Volatile.Write(ref *(uint*)place, *(uint*)&value);
                break;
            case 8:
                Volatile.Write(ref *(ulong*)place, *(ulong*)&value);
                break;
            case 3:
                ExchangePart(ref *(uint*)place, value);
                break;
            default:
                ExchangePart(ref *(ulong*)place, value);
                break;
        }
    }

    private static bool IsInOneWord<T>(byte* place)
        where T : unmanaged => sizeof(T) <= sizeof(nint) && (nuint)place % WordSize(sizeof(T)) == 0;

    private static nuint WordSize(int size) => size switch
    {
        <= 2 => (nuint)size,
        <= 4 => 4,
        _ => 8,
    };

    private static void ExchangePart<T>(ref uint word, T value)
        where T : unmanaged
    {
        uint before;
        uint after;
        do
        {
            before = after = Volatile.Read(ref word);
            Unsafe.WriteUnaligned(ref Unsafe.As<uint, byte>(ref after), value);
        }
        while (Interlocked.CompareExchange(ref word, after, before) != before);
    }

    private static void ExchangePart<T>(ref ulong word, T value)
        where T : unmanaged
    {
        ulong before;
        ulong after;
        do
        {
            before = after = Volatile.Read(ref word);
            Unsafe.WriteUnaligned(ref Unsafe.As<ulong, byte>(ref after), value);
        }
        while (Interlocked.CompareExchange(ref word, after, before) != before);
    }
}
