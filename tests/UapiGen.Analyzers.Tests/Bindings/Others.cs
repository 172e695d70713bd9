// What the generator emits for parts of linux/vfio.h, linux/gpio.h, linux/seccomp.h, linux/dma-heap.h, linux/vhost.h and linux/videodev2.h.
using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using UapiGen;
using UapiGen.Metadata;

namespace Linux.Vfio
{
    [CName("vfio_device")]
    public sealed class VfioDeviceFd : FdHandle, IFdKind<VfioDeviceFd>
    {
        private VfioDeviceFd(int fd, bool owns) : base(fd, owns, "vfio_device") { }
        static string IFdKind<VfioDeviceFd>.KindName => "vfio_device";
        static VfioDeviceFd IFdKind<VfioDeviceFd>.FromFd(int fd, bool ownsHandle) => new(fd, ownsHandle);

        [Ioctl("VFIO_DEVICE_SET_IRQS", ReadsArgument = true)]
        public void SetIrqs(in VfioIrqSet args) => throw null!;

        [Ioctl("VFIO_DEVICE_FEATURE", ReadsArgument = true, WritesArgument = true)]
        public void Feature(ref VfioDeviceFeature args) => throw null!;

        [Ioctl("VFIO_DEVICE_BIND_IOMMUFD", ReadsArgument = true, WritesArgument = true)]
        public void BindIommufd(ref VfioDeviceBindIommufd args) => throw null!;
    }

    [Flags]
    [CName("VFIO_IRQ_SET")]
    public enum VfioIrqSetFlags : uint
    {
        DataNone = 1,
        DataBool = 2,
        DataEventfd = 4,
        ActionMask = 8,
        ActionUnmask = 16,
        ActionTrigger = 32,
    }

    [CRecord("struct vfio_irq_set", Header = "linux/vfio.h", Size = 20, Alignment = 4)]
    public struct VfioIrqSet
    {
        [CField("argsz", 0, 4)]
        [SizeField(IncludesTail = true)]
        public uint Argsz;

        [CField("flags", 4, 4)]
        [ValuesOf(typeof(VfioIrqSetFlags), IsFlags = true)]
        [Exclusive(Values = new ulong[] { 1, 2, 4 }, Required = true)]
        [Exclusive(Values = new ulong[] { 8, 16, 32 }, Required = true)]
        public VfioIrqSetFlags Flags;

        [CField("index", 8, 4)]
        public uint Index;

        [CField("start", 12, 4)]
        public uint Start;

        [CField("count", 16, 4)]
        public uint Count;
    }

    [Flags]
    [CName("VFIO_DEVICE_FEATURE")]
    public enum VfioDeviceFeatureFlags : uint
    {
        Mask = 0xffff,
        Get = 1 << 16,
        Set = 1 << 17,
        Probe = 1 << 18,
    }

    [CRecord("struct vfio_device_feature", Header = "linux/vfio.h", Size = 8, Alignment = 4)]
    public struct VfioDeviceFeature
    {
        [CField("argsz", 0, 4)]
        [SizeField(IncludesTail = true)]
        public uint Argsz;

        [CField("flags", 4, 4)]
        [ValuesOf(typeof(VfioDeviceFeatureFlags), IsFlags = true)]
        [Exclusive(Values = new ulong[] { 1 << 16, 1 << 17 }, UnlessMask = 1 << 18)]
        public VfioDeviceFeatureFlags Flags;
    }

    [CRecord("struct vfio_device_bind_iommufd", Header = "linux/vfio.h", Size = 16, Alignment = 4)]
    public struct VfioDeviceBindIommufd
    {
        [CField("flags", 4, 4)]
        [MustBeZero]
        public uint Flags;

        [CField("iommufd", 8, 4)]
        [FdField("iommufd", Direction = FieldDirection.In)]
        public RawFd<Linux.Iommufd.IommufdFd> Iommufd;

        [CField("out_devid", 12, 4)]
        [Direction(FieldDirection.Out)]
        public uint OutDevid;
    }
}

namespace Linux.Gpio
{
    [CName("gpiochip")]
    public sealed class GpiochipFd : FdHandle, IFdKind<GpiochipFd>
    {
        private GpiochipFd(int fd, bool owns) : base(fd, owns, "gpiochip") { }
        static string IFdKind<GpiochipFd>.KindName => "gpiochip";
        static GpiochipFd IFdKind<GpiochipFd>.FromFd(int fd, bool ownsHandle) => new(fd, ownsHandle);

        public static GpiochipFd Open(string path) => throw null!;

        [Ioctl("GPIO_V2_GET_LINE_IOCTL", ReadsArgument = true, WritesArgument = true, ReturnsFd = true)]
        public GpioLineRequestFd GetLine(ref GpioV2LineRequest request) => throw null!;

        [Ioctl("GPIO_V2_GET_LINE_IOCTL", ReadsArgument = true, WritesArgument = true, ReturnsFd = true)]
        public Errno TryGetLine(ref GpioV2LineRequest request, out GpioLineRequestFd? line) => throw null!;
    }

    [CName("gpio_line_request")]
    public sealed class GpioLineRequestFd : FdHandle, IFdKind<GpioLineRequestFd>
    {
        private GpioLineRequestFd(int fd, bool owns) : base(fd, owns, "gpio_line_request") { }
        static string IFdKind<GpioLineRequestFd>.KindName => "gpio_line_request";
        static GpioLineRequestFd IFdKind<GpioLineRequestFd>.FromFd(int fd, bool ownsHandle) => new(fd, ownsHandle);

        [Ioctl("GPIO_V2_LINE_SET_CONFIG_IOCTL", ReadsArgument = true)]
        public void SetConfig(in GpioV2LineConfig config) => throw null!;
    }

    [Flags]
    [CName("enum gpio_v2_line_flag")]
    public enum GpioV2LineFlag : ulong
    {
        None = 0,
        Used = 1,
        ActiveLow = 2,
        Input = 4,
        Output = 8,
    }

    [CName("enum gpio_v2_line_attr_id")]
    public enum GpioV2LineAttrId : uint
    {
        Flags = 1,
        OutputValues = 2,
        Debounce = 3,
    }

    [CRecord("struct gpio_v2_line_attribute", Header = "linux/gpio.h", Size = 16, Alignment = 8)]
    [StructLayout(LayoutKind.Explicit, Size = 16)]
    public struct GpioV2LineAttribute
    {
        [FieldOffset(0)]
        [CField("id", 0, 4)]
        [ValuesOf(typeof(GpioV2LineAttrId))]
        public GpioV2LineAttrId Id;

        [FieldOffset(4)]
        [CField("padding", 4, 4)]
        [MustBeZero]
        public uint Padding;

        [FieldOffset(8)]
        [CField("flags", 8, 8)]
        [ValuesOf(typeof(GpioV2LineFlag), IsFlags = true)]
        [FieldCondition("Id", 0xffffffff, 1, Requirement = Requirement.Valid, Otherwise = Otherwise.Ignored, Text = "id == GPIO_V2_LINE_ATTR_ID_FLAGS")]
        public GpioV2LineFlag Flags;

        [FieldOffset(8)]
        [CField("values", 8, 8)]
        [FieldCondition("Id", 0xffffffff, 2, Requirement = Requirement.Valid, Otherwise = Otherwise.Ignored, Text = "id == GPIO_V2_LINE_ATTR_ID_OUTPUT_VALUES")]
        public ulong Values;

        [FieldOffset(8)]
        [CField("debounce_period_us", 8, 4)]
        [FieldCondition("Id", 0xffffffff, 3, Requirement = Requirement.Valid, Otherwise = Otherwise.Ignored, Text = "id == GPIO_V2_LINE_ATTR_ID_DEBOUNCE")]
        public uint DebouncePeriodUs;
    }

    [CRecord("struct gpio_v2_line_config", Header = "linux/gpio.h", Size = 32, Alignment = 8)]
    public struct GpioV2LineConfig
    {
        [CField("flags", 0, 8)]
        [ValuesOf(typeof(GpioV2LineFlag), IsFlags = true)]
        [Exclusive(Values = new ulong[] { 4, 8 })]
        public GpioV2LineFlag Flags;

        [CField("num_attrs", 8, 4)]
        [CountOf("Attr")]
        public uint NumAttrs;

        [CField("padding", 12, 4)]
        [MustBeZero]
        public uint Padding;

        [CField("attr", 16, 16)]
        public GpioV2LineAttribute Attr;
    }

    [InlineArray(32)]
    public struct GpioName
    {
        private byte _element0;
    }

    [InlineArray(64)]
    public struct GpioOffsets
    {
        private uint _element0;
    }

    [CRecord("struct gpio_v2_line_request", Header = "linux/gpio.h", Size = 336, Alignment = 8)]
    public struct GpioV2LineRequest
    {
        [CField("offsets", 0, 256)]
        public GpioOffsets Offsets;

        [CField("consumer", 256, 32)]
        public GpioName Consumer;

        [CField("config", 288, 32)]
        public GpioV2LineConfig Config;

        [CField("num_lines", 320, 4)]
        public uint NumLines;

        [CField("fd", 324, 4)]
        [FdField("gpio_line_request", Direction = FieldDirection.Out)]
        public RawFd<GpioLineRequestFd> Fd;
    }
}

namespace Linux.Seccomp
{
    [CName("seccomp_notify")]
    public sealed class SeccompNotifyFd : FdHandle, IFdKind<SeccompNotifyFd>
    {
        private SeccompNotifyFd(int fd, bool owns) : base(fd, owns, "seccomp_notify") { }
        static string IFdKind<SeccompNotifyFd>.KindName => "seccomp_notify";
        static SeccompNotifyFd IFdKind<SeccompNotifyFd>.FromFd(int fd, bool ownsHandle) => new(fd, ownsHandle);

        [Ioctl("SECCOMP_IOCTL_NOTIF_ADDFD", ReadsArgument = true)]
        public int NotifAddfd(in SeccompNotifAddfd args) => throw null!;
    }

    [Flags]
    [CName("SECCOMP_ADDFD_FLAG")]
    public enum SeccompAddfdFlags : uint
    {
        None = 0,
        Setfd = 1,
        Send = 2,
    }

    [CRecord("struct seccomp_notif_addfd", Header = "linux/seccomp.h", Size = 24, Alignment = 8)]
    public struct SeccompNotifAddfd
    {
        private uint _flags;

        [CField("id", 0, 8)]
        public ulong Id;

        // A property, as the emitted member is when the C field's width differs from the enum's.
        [CField("flags", 8, 4)]
        [ValuesOf(typeof(SeccompAddfdFlags), IsFlags = true)]
        public SeccompAddfdFlags Flags
        {
            readonly get => (SeccompAddfdFlags)_flags;
            set => _flags = (uint)value;
        }

        [CField("srcfd", 12, 4)]
        [FdField("any", Direction = FieldDirection.In)]
        public uint Srcfd;

        [CField("newfd", 16, 4)]
        [FieldCondition("Flags", 1, 1, Requirement = Requirement.Valid, Otherwise = Otherwise.Zero, Text = "flags & SECCOMP_ADDFD_FLAG_SETFD")]
        public uint Newfd;

        [CField("newfd_flags", 20, 4)]
        [MustBeZero(Mask = 0xfffffffffff7ffff)]
        public uint NewfdFlags;
    }
}

namespace Linux.DmaHeap
{
    [CName("dma_heap")]
    public sealed class DmaHeapFd : FdHandle, IFdKind<DmaHeapFd>
    {
        private DmaHeapFd(int fd, bool owns) : base(fd, owns, "dma_heap") { }
        static string IFdKind<DmaHeapFd>.KindName => "dma_heap";
        static DmaHeapFd IFdKind<DmaHeapFd>.FromFd(int fd, bool ownsHandle) => new(fd, ownsHandle);

        [Ioctl("DMA_HEAP_IOCTL_ALLOC", ReadsArgument = true, WritesArgument = true)]
        public void Alloc(ref DmaHeapAllocationData data) => throw null!;

        // Takes the fd out of the struct, and puts zero there before the call.
        [Ioctl("DMA_HEAP_IOCTL_ALLOC", ReturnsFd = true, ReadsArgument = true, WritesArgument = true)]
        public FileFd AllocOwned(ref DmaHeapAllocationData data) => throw null!;

        [Ioctl("DMA_HEAP_IOCTL_ALLOC", ReadsArgument = true, WritesArgument = true)]
        public Errno TryAlloc(ref DmaHeapAllocationData data) => throw null!;
    }

    [CRecord("struct dma_heap_allocation_data", Header = "linux/dma-heap.h", Size = 24, Alignment = 8)]
    public struct DmaHeapAllocationData
    {
        [CField("len", 0, 8)]
        public ulong Len;

        [CField("fd", 8, 4)]
        [FdField("dma_buf", Direction = FieldDirection.Out)]
        [MustBeZero]
        public uint Fd;

        [CField("fd_flags", 12, 4)]
        public uint FdFlags;

        [CField("heap_flags", 16, 8)]
        [MustBeZero]
        public ulong HeapFlags;
    }
}

namespace Linux.Vhost
{
    [CName("vhost")]
    public sealed class VhostFd : FdHandle, IFdKind<VhostFd>
    {
        private VhostFd(int fd, bool owns) : base(fd, owns, "vhost") { }
        static string IFdKind<VhostFd>.KindName => "vhost";
        static VhostFd IFdKind<VhostFd>.FromFd(int fd, bool ownsHandle) => new(fd, ownsHandle);

        [Ioctl("VHOST_SET_VRING_KICK", ReadsArgument = true)]
        public void SetVringKick(in VhostVringFile file) => throw null!;
    }

    [CRecord("struct vhost_vring_file", Header = "linux/vhost_types.h", Size = 8, Alignment = 4)]
    public struct VhostVringFile
    {
        [CField("index", 0, 4)]
        public uint Index;

        [CField("fd", 4, 4)]
        [FdField("eventfd", Direction = FieldDirection.In, HasNoneValue = true, NoneValue = -1)]
        public RawFd<EventFd> Fd;
    }
}

namespace Linux.Videodev2
{
    [CName("video")]
    public sealed class VideoFd : FdHandle, IFdKind<VideoFd>
    {
        private VideoFd(int fd, bool owns) : base(fd, owns, "video") { }
        static string IFdKind<VideoFd>.KindName => "video";
        static VideoFd IFdKind<VideoFd>.FromFd(int fd, bool ownsHandle) => new(fd, ownsHandle);

        public static VideoFd Open(string path) => throw null!;

        [Ioctl("VIDIOC_QBUF", ReadsArgument = true, WritesArgument = true)]
        public void Qbuf(ref V4l2Buffer buffer) => throw null!;

        [Ioctl("VIDIOC_DQBUF", ReadsArgument = true, WritesArgument = true)]
        public void Dqbuf(ref V4l2Buffer buffer) => throw null!;
    }

    [CName("enum v4l2_memory")]
    public enum V4l2Memory : uint
    {
        Mmap = 1,
        Userptr = 2,
        Overlay = 3,
        Dmabuf = 4,
    }

    [Flags]
    [CName("V4L2_BUF_FLAG")]
    public enum V4l2BufFlags : uint
    {
        None = 0,
        Mapped = 1,
        Queued = 2,
        RequestFd = 0x00800000,
    }

    [CRecord("union v4l2_buffer_m", Header = "linux/videodev2.h", Size = 8, Alignment = 8)]
    [StructLayout(LayoutKind.Explicit, Size = 8)]
    public struct V4l2BufferM
    {
        [FieldOffset(0)]
        [CField("m.offset", 0, 4)]
        [FieldCondition("^.Memory", 0xffffffff, 1, Otherwise = Otherwise.Ignored, Text = "memory == V4L2_MEMORY_MMAP")]
        public uint Offset;

        [FieldOffset(0)]
        [CField("m.userptr", 0, 8)]
        [PointerField]
        [FieldCondition("^.Memory", 0xffffffff, 2, Otherwise = Otherwise.Ignored, Text = "memory == V4L2_MEMORY_USERPTR")]
        public UserPtr64 Userptr;

        [FieldOffset(0)]
        [CField("m.fd", 0, 4)]
        [FdField("dma_buf", Direction = FieldDirection.In)]
        [FieldCondition("^.Memory", 0xffffffff, 4, Otherwise = Otherwise.Ignored, Text = "memory == V4L2_MEMORY_DMABUF")]
        public int Fd;
    }

    [CRecord("struct v4l2_buffer", Header = "linux/videodev2.h", Size = 40, Alignment = 8)]
    public struct V4l2Buffer
    {
        [CField("index", 0, 4)]
        public uint Index;

        [CField("type", 4, 4)]
        public uint Type;

        [CField("bytesused", 8, 4)]
        public uint Bytesused;

        [CField("flags", 12, 4)]
        [ValuesOf(typeof(V4l2BufFlags), IsFlags = true)]
        public V4l2BufFlags Flags;

        [CField("memory", 16, 4)]
        public V4l2Memory Memory;

        [CField("m", 24, 8)]
        public V4l2BufferM M;

        [CField("request_fd", 32, 4)]
        [FdField("media_request", Direction = FieldDirection.In)]
        [FieldCondition("Flags", 0x00800000, 0x00800000, Otherwise = Otherwise.Ignored, Text = "flags & V4L2_BUF_FLAG_REQUEST_FD")]
        public int RequestFd;
    }
}
