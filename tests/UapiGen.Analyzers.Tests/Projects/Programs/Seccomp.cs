// A supervisor: receives what a filtered process asks, answers, and gives it files.
using Linux.Seccomp;
using UapiGen;

public static class SeccompProgram
{
    public static void Answer(SeccompNotifyFd listener, FileFd file, uint? number)
    {
        SeccompNotif request;
        listener.NotifRecv(out request);
        var add = new SeccompNotifAddfd { Id = request.Id };
        if (number is { } wanted)
        {
            add.Flags = SeccompNotifAddfdFlags.Setfd;
            add.Newfd = wanted;
        }

        int installed = listener.NotifAddfd(add, file);
        var response = new SeccompNotifResp { Id = request.Id, Val = installed };
        listener.NotifSend(ref response);
    }

    public static void Continue(SeccompNotifyFd listener, ulong id)
    {
        var response = new SeccompNotifResp { Id = id, Flags = SeccompNotifRespFlags.UserNotifFlagContinue };
        listener.NotifSend(ref response);
    }
}
