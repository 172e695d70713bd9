// Lines of a chip: requested in several ways, read, written, reconfigured.
using System;
using Linux.Gpio;
using UapiGen;

public static class GpioProgram
{
    public static ulong Read(string path, ReadOnlySpan<uint> offsets)
    {
        using GpiochipFd chip = GpiochipFd.Open(path);
        var request = new GpioV2LineRequest { NumLines = (uint)offsets.Length, Consumer = "reader", Config = { Flags = GpioV2LineFlag.Input } };
        for (int i = 0; i < offsets.Length; i++)
        {
            request.Offsets[i] = offsets[i];
        }

        using GpioLineRequestFd lines = chip.V2GetLine(ref request);
        var values = new GpioV2LineValues { Mask = (1UL << offsets.Length) - 1 };
        lines.V2LineGetValues(ref values);
        return values.Bits;
    }

    public static void Blink(GpiochipFd chip, uint offset, int times, bool isActiveLow)
    {
        GpioV2LineFlag flags = GpioV2LineFlag.Output | (isActiveLow ? GpioV2LineFlag.ActiveLow : 0);
        var request = new GpioV2LineRequest { NumLines = 1 };
        request.Offsets[0] = offset;
        request.Config.Flags = flags;
        using GpioLineRequestFd line = chip.V2GetLine(ref request);
        for (int i = 0; i < times; i++)
        {
            line.V2LineSetValues(new() { Mask = 1, Bits = (ulong)(i & 1) });
        }

        line.V2LineSetConfig(request.Config with { Flags = GpioV2LineFlag.Input | GpioV2LineFlag.BiasPullUp });
    }

    public static GpioLineRequestFd Debounced(GpiochipFd chip, uint microseconds)
    {
        var request = new GpioV2LineRequest { NumLines = 1, Config = { Flags = GpioV2LineFlag.Input | GpioV2LineFlag.EdgeRising, NumAttrs = 2 } };
        request.Config.Attrs[0] = new() { Mask = 1, Attr = { Id = GpioV2LineAttrId.Debounce, DebouncePeriodUs = microseconds } };
        var values = new GpioV2LineAttribute { Id = GpioV2LineAttrId.OutputValues };
        values.Values = 1;
        request.Config.Attrs[1] = new() { Mask = 2, Attr = values };
        return chip.V2GetLine(ref request);
    }

    public static bool TryDrive(GpiochipFd chip, GpioV2LineRequest request)
    {
        if ((request.Config.Flags & GpioV2LineFlag.Input) != 0)
        {
            request.Config.Flags = (request.Config.Flags & ~GpioV2LineFlag.Input) | GpioV2LineFlag.Output;
        }

        Errno errno = chip.TryV2GetLine(ref request, out GpioLineRequestFd? line);
        line?.Dispose();
        return errno == Errno.None;
    }
}
