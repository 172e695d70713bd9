// A supervisor that puts fds into the process that it watches.
using System;
using System.Threading.Tasks;
using Linux.Seccomp;
using Microsoft.Win32.SafeHandles;
using UapiGen;

public static class SeccompSupervisor
{
    public static int Add(SeccompNotifyFd notify, ulong id, SafeFileHandle file, uint? at)
    {
        var add = new SeccompNotifAddfd { Id = id, Srcfd = (uint)file.DangerousGetHandle().ToInt32(), NewfdFlags = 0x80000 };
        (add.Newfd, add.Flags) = at is { } number ? (number, SeccompAddfdFlags.Setfd) : (0u, SeccompAddfdFlags.None);
        return notify.NotifAddfd(add);
    }

    public static int AddAt(SeccompNotifyFd notify, ulong id, uint source, uint target)
    {
        SeccompNotifAddfd add = default;
        add.Id = id;
        add.Srcfd = source;
        if (target != 0)
        {
            add.Newfd = target;
            add.Flags |= SeccompAddfdFlags.Setfd;
        }

        return notify.NotifAddfd(in add);
    }

    public static Task<int> AddLater(SeccompNotifyFd notify, uint source)
    {
        var add = new SeccompNotifAddfd { Newfd = 9 };
        return Task.Run(() =>
        {
            add.Flags = SeccompAddfdFlags.Setfd;
            add.Srcfd = source;
            return notify.NotifAddfd(add);
        });
    }

    public static async Task<int> AddAsync(SeccompNotifyFd notify, Func<Task<uint>> source)
    {
        var add = new SeccompNotifAddfd { Flags = SeccompAddfdFlags.Setfd | SeccompAddfdFlags.Send, Newfd = 0 };
        add.Srcfd = await source();
        return notify.NotifAddfd(add);
    }
}
