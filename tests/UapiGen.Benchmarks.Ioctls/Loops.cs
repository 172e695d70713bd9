// The loops: four cheap ioctls and a failing one, each in every way. The calls are spelled out in each loop, so that nothing but the call is in it.

using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.InteropServices;
using AsmGeneric.Fcntl;
using AsmGeneric.Ioctls;
using Linux.Fs;
using Linux.Ioctls;
using Linux.Nsfs;
using Linux.Random;

namespace UapiGen.Benchmarks.Ioctls;

internal sealed unsafe class Loops : IDisposable
{
    private const string Typed = "typed";
    private const string Try = "Try";
    private const string Pointer = "function pointer";
    private const string Import = "LibraryImport + SafeHandle";
    private const string C = "C";

    private readonly RandomFd _random = RandomFd.Open();
    private readonly NsFd _ns = Fd.Open<NsFd>("/proc/self/ns/uts", FileAccess.Read);
    private readonly FileFd _file = Fd.Open<FileFd>("/proc/self/exe", FileAccess.Read);
    private readonly FileFd _null = Fd.Open<FileFd>("/dev/null");
    private readonly PtyMasterFd _master = PtyMasterFd.Open();
    private readonly TtyFd _tty;
    private readonly delegate* unmanaged<int, nuint, void*, int, long> _cLoop;

    public Loops(string library)
    {
        _cLoop = (delegate* unmanaged<int, nuint, void*, int, long>)NativeLibrary.GetExport(NativeLibrary.Load(library), "uapigen_loop");
        _master.Tiocsptlck(0);
        _tty = _master.Tiocgptpeer(FcntlConstants.O_RDWR | FcntlConstants.O_NOCTTY);
    }

    public IEnumerable<Loop> All() => [.. Entropy(), .. Namespace(), .. BlockSize(), .. WindowSize(), .. Failing()];

    public void Dispose()
    {
        foreach (FdHandle handle in (FdHandle[])[_random, _ns, _file, _null, _tty, _master])
        {
            handle.Dispose();
        }
    }

    private Loop[] Entropy() => Ways(
        RandomIoctls.RNDGETENTCNT,
        _random,
        n =>
        {
            for (int i = 0; i < n; i++)
            {
                _random.GetEntropyCount();
            }
        },
        n =>
        {
            for (int i = 0; i < n; i++)
            {
                _random.TryGetEntropyCount(out _);
            }
        },
        n =>
        {
            nuint request = RandomIoctls.RNDGETENTCNT.Code;
            for (int i = 0; i < n; i++)
            {
                Imported.Read(_random, request, out int _);
            }
        });

    private Loop[] Namespace() => Ways(
        NsfsIoctls.NS_GET_NSTYPE,
        _ns,
        n =>
        {
            for (int i = 0; i < n; i++)
            {
                _ns.GetNstype();
            }
        },
        n =>
        {
            for (int i = 0; i < n; i++)
            {
                _ns.TryGetNstype(out _);
            }
        },
        n =>
        {
            nuint request = NsfsIoctls.NS_GET_NSTYPE.Code;
            for (int i = 0; i < n; i++)
            {
                Imported.Call(_ns, request);
            }
        });

    private Loop[] BlockSize() => Ways(
        FsIoctls.FIGETBSZ,
        _file,
        n =>
        {
            for (int i = 0; i < n; i++)
            {
                _file.GetFileBlockSize();
            }
        },
        n =>
        {
            for (int i = 0; i < n; i++)
            {
                _file.TryGetFileBlockSize(out _);
            }
        },
        n =>
        {
            nuint request = FsIoctls.FIGETBSZ.Code;
            for (int i = 0; i < n; i++)
            {
                Imported.Read(_file, request, out int _);
            }
        });

    private Loop[] WindowSize() => Ways(
        IoctlsIoctls.TIOCGWINSZ,
        _tty,
        n =>
        {
            for (int i = 0; i < n; i++)
            {
                _tty.Tiocgwinsz();
            }
        },
        n =>
        {
            for (int i = 0; i < n; i++)
            {
                _tty.TryTiocgwinsz(out _);
            }
        },
        n =>
        {
            nuint request = IoctlsIoctls.TIOCGWINSZ.Code;
            for (int i = 0; i < n; i++)
            {
                Imported.Read(_tty, request, out Ioctls.WindowSize _);
            }
        });

    /// <summary>A call that the kernel refuses (ENOTTY). The throwing form is not among the ways: nobody who expects failure uses it.</summary>
    private Loop[] Failing() => Ways(
        FsIoctls.FS_IOC_GETFLAGS,
        _null,
        null,
        n =>
        {
            for (int i = 0; i < n; i++)
            {
                _null.TryGetFlags(out _);
            }
        },
        n =>
        {
            nuint request = FsIoctls.FS_IOC_GETFLAGS.Code;
            int errors = 0;
            for (int i = 0; i < n; i++)
            {
                errors += Imported.Read(_null, request, out int _) < 0 ? Marshal.GetLastPInvokeError() : 0;
            }
        });

    private Loop[] Ways(IoctlRequest request, FdHandle fd, Action<int>? typed, Action<int> tried, Action<int> imported)
    {
        int number = (int)fd.DangerousGetHandle();
        nuint code = request.Code;
        void Bare(int n)
        {
            long argument = 0;
            for (int i = 0; i < n; i++)
            {
                Ioctls.Bare.Ioctl(number, code, &argument);
            }
        }

        void InC(int n)
        {
            long argument = 0;
            _cLoop(number, code, &argument, n);
        }

        string name = request.Name + (typed is null ? ", failing" : "");
        Loop[] loops = [new(name, C, InC), new(name, Pointer, Bare), new(name, Try, tried), new(name, Import, imported)];
        return typed is null ? loops : [.. loops, new(name, Typed, typed)];
    }
}
