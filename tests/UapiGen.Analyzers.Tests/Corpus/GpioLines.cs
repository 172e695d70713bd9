// Lines of a GPIO chip: one direction each, attributes by their id, names in char arrays.
using System;
using Linux.Gpio;
using UapiGen;

public static class GpioLines
{
    public static GpioLineRequestFd Request(GpiochipFd chip, ReadOnlySpan<uint> offsets, bool isOutput, ReadOnlySpan<byte> consumer)
    {
        var request = new GpioV2LineRequest { NumLines = (uint)offsets.Length };
        for (int i = 0; i < offsets.Length; i++)
        {
            request.Offsets[i] = offsets[i];
        }

        consumer.CopyTo(request.Consumer);
        request.Config.Flags = isOutput ? GpioV2LineFlag.Output : GpioV2LineFlag.Input;
        return chip.GetLine(ref request);
    }

    public static void Debounce(GpioLineRequestFd line, uint microseconds) => line.SetConfig(new()
    {
        Flags = GpioV2LineFlag.Input,
        NumAttrs = 1,
        Attr = { Id = GpioV2LineAttrId.Debounce, DebouncePeriodUs = microseconds },
    });

    public static void Set(GpioLineRequestFd line, ulong values)
    {
        GpioV2LineConfig config = new() { Flags = GpioV2LineFlag.Output, NumAttrs = 1 };
        config.Attr.Id = GpioV2LineAttrId.OutputValues;
        config.Attr.Values = values;
        line.SetConfig(config);

        config.Attr = new() { Id = GpioV2LineAttrId.Flags, Flags = GpioV2LineFlag.Output | GpioV2LineFlag.ActiveLow };
        line.SetConfig(config);

        config.Flags ^= GpioV2LineFlag.Output;
        config.Flags |= GpioV2LineFlag.Input;
        line.SetConfig(config);
    }

    public static uint Retry(GpiochipFd chip)
    {
        GpioV2LineRequest request = new() { NumLines = 1, Fd = RawFd<GpioLineRequestFd>.None };
        Errno error;
        do
        {
            error = chip.TryGetLine(ref request, out GpioLineRequestFd? line);
            line?.Dispose();
        }
        while (error == Errno.EBUSY);

        return request.NumLines;
    }
}
