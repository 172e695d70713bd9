using System;
using System.Text;

namespace UapiGen;

/// <summary>Text in a C <c>char</c> array: UTF-8, ended by a zero byte unless it fills the array.</summary>
public static class CText
{
    /// <summary>Encodes text into the array and fills the rest with zero bytes.</summary>
    /// <param name="array">The array.</param>
    /// <param name="text">The text; what stands for a byte that is not UTF-8 is written as U+FFFD.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="ArgumentException">The text needs more bytes than the array has, or contains a null character, which would end it early.</exception>
    public static void Write(Span<byte> array, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Contains('\0'))
        {
            throw new ArgumentException("The text must not contain a null character, which would end it in C.", nameof(text));
        }

        int length = Encoding.UTF8.GetByteCount(text);
        if (length > array.Length)
        {
            throw new ArgumentException($"The text needs {length} bytes in UTF-8; the field holds {array.Length}.", nameof(text));
        }

        Encoding.UTF8.GetBytes(text, array);
        array[length..].Clear();
    }

    /// <summary>Decodes the bytes before the first zero byte, or all of them.</summary>
    /// <param name="array">The array.</param>
    public static string Read(ReadOnlySpan<byte> array)
    {
        int end = array.IndexOf((byte)0);
        return Encoding.UTF8.GetString(end < 0 ? array : array[..end]);
    }
}
