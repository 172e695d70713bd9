// The guest: 15 bytes of 16-bit code that write a text to a port, and the text.

using System;
using System.Text;

namespace Kvm;

internal static class Guest
{
    public const int MemorySize = 0x10000;

    /// <summary>Where the image lies in the guest's memory.</summary>
    public const ushort Start = 0x1000;

    /// <summary>The port of a PC's first serial line.</summary>
    public const ushort Port = 0x3f8;

    /// <summary>The bit of the flags register that is always 1.</summary>
    public const ulong InitialFlags = 0x2;

    public static byte[] Assemble(string text)
    {
        ReadOnlySpan<byte> code =
        [
            0xba, (byte)(Port & 0xff), Port >> 8, // mov dx, Port
            0xbe, 0, 0,                           // mov si, the text, whose address is filled in below
            0xac,                                 // next: lodsb
            0x84, 0xc0,                           // test al, al
            0x74, 0x03,                           // jz end
            0xee,                                 // out dx, al
            0xeb, 0xf8,                           // jmp next
            0xf4,                                 // end: hlt
        ];
        byte[] image = [.. code, .. Encoding.ASCII.GetBytes(text), 0];
        int address = Start + code.Length;
        image[4] = (byte)(address & 0xff);
        image[5] = (byte)(address >> 8);
        return image;
    }
}
