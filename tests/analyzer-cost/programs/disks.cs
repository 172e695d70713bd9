// Attaches files to loop devices.
using System;
using System.Collections.Generic;
using System.IO;
using Linux.Loop;
using UapiGen;

namespace Project.FileNNN;

internal static class Disks
{
    public static string Attach(FileFd file, ulong offset, bool isReadOnly, bool scan)
    {
        using LoopControlFd control = LoopControlFd.Open();
        string path = "/dev/loop" + control.GetFree();
        using LoopFd loop = LoopFd.Open(path);
        LoopFlags flags = LoopFlags.AutoClear | (isReadOnly ? LoopFlags.ReadOnly : 0);
        if (scan)
        {
            flags |= LoopFlags.PartScan;
        }

        var config = new LoopConfig { BlockSize = 512, Info = { Offset = offset, Flags = flags } };
        loop.Configure(config, file);
        return path;
    }

    public static void Resize(LoopFd loop, ulong size)
    {
        LoopInfo64 info = loop.GetStatus64();
        info.Sizelimit = size;
        info.Flags &= ~LoopFlags.AutoClear;
        loop.SetStatus64(info);
        loop.SetCapacity();
    }

    public static IEnumerable<(string Path, ulong Offset)> List()
    {
        foreach (string path in LoopFd.FindPaths())
        {
            using LoopFd loop = LoopFd.Open(path);
            if (loop.TryGetStatus64(out LoopInfo64 info) is Errno.None)
            {
                yield return (path, info.Offset);
            }
        }
    }

    public static void Detach(string path)
    {
        try
        {
            using LoopFd loop = LoopFd.Open(path);
            loop.ClearFd();
        }
        catch (IoctlException e) when (e.Errno == Errno.ENXIO)
        {
            throw new FileNotFoundException(path, e);
        }
    }
}
