// A capture loop: buffers go back and forth between program and kernel in the same struct.
using Linux.Videodev2;
using UapiGen;

public sealed class VideoCapture(VideoFd video)
{
    private V4l2Buffer _next;

    public uint Capture(V4l2Memory memory, int[] dmabufs, int frames)
    {
        uint bytes = 0;
        for (int i = 0; i < frames; i++)
        {
            V4l2Buffer buffer = new() { Type = 1, Memory = memory, Index = (uint)i };
            if (memory == V4l2Memory.Dmabuf)
            {
                buffer.M.Fd = dmabufs[i];
            }

            video.Qbuf(ref buffer);
            video.Dqbuf(ref buffer);
            bytes += buffer.Bytesused;
            buffer.Flags &= ~V4l2BufFlags.Queued;
            video.Qbuf(ref buffer);
        }

        return bytes;
    }

    public void CaptureByFd(int dmabuf, int request)
    {
        V4l2Buffer buffer = new()
        {
            Memory = V4l2Memory.Dmabuf,
            M = { Fd = dmabuf },
            Flags = V4l2BufFlags.RequestFd,
            RequestFd = request,
        };
        video.Qbuf(ref buffer);

        buffer = new() { Memory = V4l2Memory.Mmap, M = new V4l2BufferM { Offset = 4096 } };
        video.Qbuf(ref buffer);

        _next.Memory = V4l2Memory.Dmabuf;
        _next.M.Fd = dmabuf;
        video.Qbuf(ref _next);
    }

    public void CaptureFrom(V4l2Buffer[] buffers)
    {
        for (int i = 0; i < buffers.Length; i++)
        {
            buffers[i].Memory = V4l2Memory.Dmabuf;
            video.Qbuf(ref buffers[i]);
            ref V4l2Buffer buffer = ref buffers[i];
            buffer.Flags = V4l2BufFlags.RequestFd;
            video.Qbuf(ref buffer);
        }
    }
}
