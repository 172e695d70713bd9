// What the generator emits for a part of linux/iommufd.h.
using System;
using UapiGen;
using UapiGen.Metadata;

namespace Linux.Iommufd;

[CName("iommufd")]
public sealed class IommufdFd : FdHandle, IFdKind<IommufdFd>
{
    private IommufdFd(int fd, bool owns) : base(fd, owns, "iommufd") { }
    static string IFdKind<IommufdFd>.KindName => "iommufd";
    static IommufdFd IFdKind<IommufdFd>.FromFd(int fd, bool ownsHandle) => new(fd, ownsHandle);

    public static IommufdFd Open() => throw null!;

    [Ioctl("IOMMU_HWPT_ALLOC", ReadsArgument = true, WritesArgument = true)]
    public void DangerousHwptAlloc(ref IommuHwptAlloc args) => throw null!;

    [Ioctl("IOMMU_HWPT_INVALIDATE", ReadsArgument = true, WritesArgument = true)]
    public void HwptInvalidate(ref IommuHwptInvalidate args, [SuppliesField("DataUptr")] ReadOnlySpan<byte> dataUptr = default) => throw null!;

    [Ioctl("IOMMU_VIOMMU_ALLOC", ReadsArgument = true, WritesArgument = true)]
    public void ViommuAlloc(ref IommuViommuAlloc args) => throw null!;

    [Ioctl("IOMMU_IOAS_MAP", ReadsArgument = true, WritesArgument = true)]
    public void DangerousIoasMap(ref IommuIoasMap args) => throw null!;
}

[Flags]
[CName("enum iommufd_hwpt_alloc_flags")]
public enum IommufdHwptAllocFlags : uint
{
    None = 0,
    NestParent = 1,
    DirtyTracking = 2,
    FaultIdValid = 4,
}

[CRecord("struct iommu_hwpt_alloc", Header = "linux/iommufd.h", Size = 48, Alignment = 8)]
public struct IommuHwptAlloc
{
    // The emitted member has no setter; with one, a program that writes the size can be shown.
    [CField("size", 0, 4)]
    [SizeField]
    public uint Size;

    [CField("flags", 4, 4)]
    [ValuesOf(typeof(IommufdHwptAllocFlags), IsFlags = true)]
    public IommufdHwptAllocFlags Flags;

    [CField("dev_id", 8, 4)]
    [IdField("iommufd_dev")]
    public uint DevId;

    [CField("pt_id", 12, 4)]
    [IdField("iommufd_pt")]
    public uint PtId;

    [CField("out_hwpt_id", 16, 4)]
    [Direction(FieldDirection.Out)]
    [IdField("iommufd_hwpt")]
    public uint OutHwptId;

    [CField("__reserved", 20, 4)]
    [MustBeZero]
    public uint Reserved;

    [CField("data_type", 24, 4)]
    public uint DataType;

    [CField("data_len", 28, 4)]
    public uint DataLen;

    [CField("data_uptr", 32, 8)]
    [PointerField(Bytes = "DataLen")]
    [FieldCondition("DataType", 0xffffffff, 0, Operator = ClauseOperator.NotEqual, Text = "data_type != IOMMU_HWPT_DATA_NONE")]
    public UserPtr64 DataUptr;

    [CField("fault_id", 40, 4)]
    [IdField("iommufd_fault")]
    [Direction(FieldDirection.In)]
    [FieldCondition("Flags", 4, 4, Requirement = Requirement.Valid, Otherwise = Otherwise.Ignored, Text = "flags & IOMMU_HWPT_FAULT_ID_VALID")]
    public uint FaultId;

    [CField("__reserved2", 44, 4)]
    [MustBeZero]
    public uint Reserved2;
}

[CRecord("struct iommu_hwpt_invalidate", Header = "linux/iommufd.h", Size = 32, Alignment = 8)]
public struct IommuHwptInvalidate
{
    [CField("hwpt_id", 4, 4)][IdField("iommufd_hwpt")] public uint HwptId;
    [CField("data_uptr", 8, 8)][PointerField(Count = "EntryNum")] public UserPtr64 DataUptr;
    [CField("entry_len", 20, 4)] public uint EntryLen;
    [CField("entry_num", 24, 4)] public uint EntryNum;
    [CField("__reserved", 28, 4)][MustBeZero] public uint Reserved;
}

[Flags]
[CName("enum iommufd_ioas_map_flags")]
public enum IommufdIoasMapFlags : uint
{
    None = 0,
    FixedIova = 1,
    Writeable = 2,
    Readable = 4,
}

[CRecord("struct iommu_ioas_map", Header = "linux/iommufd.h", Size = 40, Alignment = 8)]
public struct IommuIoasMap
{
    [CField("flags", 4, 4)]
    [ValuesOf(typeof(IommufdIoasMapFlags), IsFlags = true)]
    public IommufdIoasMapFlags Flags;

    [CField("ioas_id", 8, 4)]
    [IdField("iommufd_ioas")]
    public uint IoasId;

    [CField("user_va", 16, 8)]
    [PointerField(Bytes = "Length")]
    public UserPtr64 UserVa;

    [CField("length", 24, 8)]
    public ulong Length;

    [CField("iova", 32, 8)]
    [Direction(FieldDirection.InOut)]
    [FieldCondition("Flags", 1, 1, Requirement = Requirement.Required, Text = "flags & IOMMU_IOAS_MAP_FIXED_IOVA")]
    public ulong Iova;
}

[CName("enum iommu_viommu_type")]
public enum IommuViommuType : uint
{
    Default = 0,
    ArmSmmuv3 = 1,
}

[CRecord("struct iommu_viommu_alloc", Header = "linux/iommufd.h", Size = 40, Alignment = 8)]
public struct IommuViommuAlloc
{
    [CField("type", 8, 4)]
    [ValuesOf(typeof(IommuViommuType), Excludes = new ulong[] { 0x0 })]
    public IommuViommuType Type;

    [CField("dev_id", 12, 4)]
    [IdField("iommufd_dev")]
    public uint DevId;
}
