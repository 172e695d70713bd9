using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using UapiGen.Engine.Facts;

namespace UapiGen.Engine.Tests.Facts;

/// <summary>Where names, types and macros of real headers mislead: each trap that was found in them, once.</summary>
public class TrapTests
{
    private static readonly ConcurrentDictionary<(string Header, bool WithOverlays), FactSet> _facts = new();

    private static FactSet Words(string header) => Facts(header, false);

    private static FactSet WithOverlays(string header) => Facts(header, true);

    private static FactSet Facts(string header, bool withOverlays) => _facts.GetOrAdd((header, withOverlays), key =>
        HeaderFixture.Facts(HeaderFixture.ReadKernel(HeaderFixture.Newest, key.Header), key.WithOverlays ? HeaderFixture.ShippedOverlays() : []).Facts);

    [Theory]
    [InlineData("linux/sync_file.h", "struct sync_merge_data", "fence")]
    [InlineData("linux/vfio.h", "struct vfio_device_bind_iommufd", "iommufd")]
    [InlineData("linux/vfio.h", "struct vfio_irq_set", "data")]
    [InlineData("linux/sched.h", "struct clone_args", "cgroup")]
    [InlineData("linux/videodev2.h", "struct v4l2_plane", "m.fd")]
    public void AnFdWhoseNameDoesNotEndInFd(string header, string record, string member)
    {
        HeaderFixture.SkipUnlessNew(record, "struct vfio_device_bind_iommufd", "struct v4l2_plane");
        Assert.True(Words(header).ForRecord(record).Member(member).Fd is { IsStated: true });
    }

    [Theory]
    [InlineData("linux/aio_abi.h", "struct iocb", "aio_fildes")]
    [InlineData("drm/amdgpu_drm.h", "union drm_amdgpu_fence_to_handle", "out.handle")]
    public void AnFdOfWhichNoWordSpeaksIsNotClaimed(string header, string record, string member)
    {
        RecordFacts facts = Words(header).ForRecord(record);
        Assert.Null(facts.Member(member).Fd);
        Assert.Null(facts.Member(member).Id);
    }

    [Fact]
    public void AnFdThatOnlyAManualNamesIsStatedByTheOverlay()
    {
        RecordFacts iocb = WithOverlays("linux/aio_abi.h").ForRecord("struct iocb");
        Assert.Equal(["file"], iocb.Member("aio_fildes").Fd!.Kinds);
        Assert.Equal("aio_flags & IOCB_FLAG_RESFD", Assert.Single(iocb.Member("aio_resfd").Conditions).Condition!.ToString());
    }

    [Fact]
    public void TwoFdsInOneNumberAreNotStatedAsOne() =>
        Assert.False(Words("drm/i915_drm.h").ForRecord("struct drm_i915_gem_execbuffer2").Member("rsvd2").Fd is { IsStated: true });

    [Theory]
    [InlineData("linux/fd.h", "struct floppy_drive_struct", "fd_ref")]
    [InlineData("linux/fd.h", "struct floppy_drive_struct", "fd_device")]
    [InlineData("drm/vc4_drm.h", "struct drm_vc4_get_hang_state", "fdbgo")]
    [InlineData("linux/chio.h", "struct changer_exchange", "ce_fdsttype")]
    [InlineData("linux/can.h", "struct canfd_frame", "len")]
    [InlineData("linux/android/binder.h", "struct binder_fd_array_object", "num_fds")]
    [InlineData("linux/fscrypt.h", "struct fscrypt_add_key_arg", "key_id")]
    [InlineData("linux/loop.h", "struct loop_info64", "lo_flags")]
    public void ANameWithFdInItThatIsNone(string header, string record, string member) =>
        Assert.Null(Words(header).ForRecord(record).Member(member).Fd);

    [Fact]
    public void AnFdOfAnotherProcessIsForeign()
    {
        Assert.True(Words("linux/seccomp.h").ForRecord("struct seccomp_notif_addfd").Member("newfd").Fd!.IsForeign);
        Assert.False(Words("linux/seccomp.h").ForRecord("struct seccomp_notif_addfd").Member("srcfd").Fd!.IsForeign);
    }

    [Fact]
    public void WhatOneIoctlReturnsAnotherMayTake()
    {
        FdFact fd = Words("drm/drm.h").ForRecord("struct drm_prime_handle").Member("fd").Fd!;
        Assert.Equal(["dma_buf"], fd.Kinds);
        Assert.Equal(Direction.Unspecified, fd.Direction);
        MemberFacts vring = WithOverlays("linux/vhost.h").ForRecord("struct vhost_vring_file").Member("fd");
        Assert.Equal(["eventfd"], vring.FdFor("VHOST_SET_VRING_CALL")!.Kinds);
        Assert.Equal(["socket", "tun"], vring.FdFor("VHOST_NET_SET_BACKEND")!.Kinds);
    }

    [Fact]
    public void FdsAreOfSeveralWidths()
    {
        Assert.NotNull(Words("linux/btrfs.h").ForRecord("struct btrfs_ioctl_vol_args").Member("fd").Fd);
        Assert.NotNull(Words("linux/dma-heap.h").ForRecord("struct dma_heap_allocation_data").Member("fd").Fd);
        Assert.NotNull(Words("linux/gpio.h").ForRecord("struct gpiohandle_request").Member("fd").Fd);
    }

    [Theory]
    [InlineData("linux/vfio.h")]
    [InlineData("linux/vduse.h")]
    [InlineData("drm/vmwgfx_drm.h")]
    [InlineData("linux/vhost.h")]
    public void ZeroIsAnFdAndOnlyMinusOneIsNone(string header)
    {
        List<long> none = WithOverlays(header).All.OfType<FdFact>().Where(f => f.None is not null).Select(f => f.None!.Value).Distinct().ToList();
        Assert.Equal([-1], none);
    }

    [Fact]
    public void AnOutFdThatMustBeZeroOnInputIsStillAnFd()
    {
        MemberFacts member = WithOverlays("linux/dma-heap.h").ForRecord("struct dma_heap_allocation_data").Member("fd");
        Assert.Equal(Direction.Out, member.Fd!.Direction);
        Assert.Null(member.Reserved);
    }

    [Fact]
    public void AConditionOnAnotherRecordIsNotOneOnThisRecord()
    {
        Assert.Empty(Words("linux/videodev2.h").ForRecord("struct v4l2_plane").Member("m.fd").Conditions);
        Assert.Equal("parent.memory == V4L2_MEMORY_DMABUF", Assert.Single(WithOverlays("linux/videodev2.h").ForRecord("struct v4l2_plane").Member("m.fd").Conditions).Condition!.ToString());
        Assert.Empty(Words("drm/habanalabs_accel.h").ForRecord("struct hl_cs_chunk").Member("encaps_signal_seq").Conditions);
        Assert.Empty(Words("drm/panthor_drm.h").ForRecord("struct drm_panthor_vm_bind_op").Member("syncs").Conditions);
    }

    [Fact]
    public void AConditionOnTheIoctlOrItsFdIsNoneOnAMember()
    {
        Assert.Empty(Words("linux/vfio.h").ForRecord("struct vfio_pci_hot_reset").Member("group_fds").Conditions);
        FdFact request = WithOverlays("linux/videodev2.h").ForRecord("struct v4l2_buffer").Member("request_fd").All.OfType<FdFact>().Single(f => f.Provenance.IsExplicit);
        Assert.Equal(["VIDIOC_QBUF"], request.ForIoctls);
    }

    [Fact]
    public void AFlagThatChangesTheMeaningIsNoConditionOfPresence()
    {
        Assert.Empty(Words("linux/io_uring.h").ForRecord("struct io_uring_sqe").Member("fd").Conditions);
        Assert.Empty(Words("drm/drm.h").ForRecord("struct drm_syncobj_handle").Member("fd").Conditions);
    }

    [Theory]
    [InlineData("linux/perf_event.h", "PERF_EVENT_IOC_SET_BPF", ArgumentForm.Value, Direction.In)]
    [InlineData("linux/fs.h", "FICLONE", ArgumentForm.Value, Direction.In)]
    [InlineData("linux/btrfs.h", "BTRFS_IOC_CLONE", ArgumentForm.Value, Direction.In)]
    [InlineData("linux/if_tun.h", "TUNSETSTEERINGEBPF", ArgumentForm.Pointer, Direction.In)]
    [InlineData("linux/fuse.h", "FUSE_DEV_IOC_CLONE", ArgumentForm.Pointer, Direction.In)]
    [InlineData("linux/loop.h", "LOOP_SET_FD", ArgumentForm.Value, Direction.In)]
    [InlineData("linux/watchdog.h", "WDIOC_SETOPTIONS", ArgumentForm.Pointer, Direction.In)]
    public void TheMacrosDirectionLies(string header, string ioctl, ArgumentForm form, Direction direction)
    {
        IoctlArgumentFact argument = WithOverlays(header).ForIoctl(ioctl).Argument!;
        Assert.Equal((form, direction), (argument.Form, argument.Direction));
    }
}
