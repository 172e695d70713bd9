// Frames of a camera: buffers in the driver's memory, exported, and imported from elsewhere.
using System.Collections.Generic;
using Linux.DmaBuf;
using Linux.Videodev2;
using UapiGen;

public static class VideoProgram
{
    public static uint Request(V4l2Fd video, uint count, bool import)
    {
        var request = new V4l2Requestbuffers
        {
            Count = count,
            Type = V4l2BufType.VideoCapture,
            Memory = import ? V4l2Memory.Dmabuf : V4l2Memory.Mmap,
        };
        video.RequestBufs(ref request);
        return request.Count;
    }

    public static List<DmaBufFd> Export(V4l2Fd video, uint count)
    {
        var buffers = new List<DmaBufFd>();
        for (uint i = 0; i < count; i++)
        {
            var export = new V4l2Exportbuffer { Type = V4l2BufType.VideoCapture, Index = i };
            buffers.Add(video.ExportBuf(ref export));
        }

        return buffers;
    }

    public static V4l2Buffer Describe(uint index, DmaBufFd? imported, V4l2Timecode? timecode)
    {
        var buffer = new V4l2Buffer { Index = index, Type = V4l2BufType.VideoCapture, Memory = V4l2Memory.Mmap };
        if (imported is not null)
        {
            buffer.Memory = V4l2Memory.Dmabuf;
            buffer.M.Fd = imported.DangerousGetRawFd<DmaBufFd>();
        }

        if (timecode is { } code)
        {
            buffer.Flags |= Videodev2Constants.V4L2_BUF_FLAG_TIMECODE;
            buffer.Timecode = code;
        }

        return buffer;
    }

    public static unsafe void Queue(V4l2Fd video, uint index)
    {
        V4l2Buffer buffer = Describe(index, null, null);
        video.DangerousQueueBuf(UserPtr<V4l2Buffer>.DangerousCreate((nuint)(&buffer)));
        video.StreamOn((int)V4l2BufType.VideoCapture);
    }

    public static bool CanStream(V4l2Fd video)
    {
        V4l2Capability capability = video.QueryCap();
        return (capability.Capabilities & capability.DeviceCaps) != 0;
    }
}
