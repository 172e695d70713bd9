/*
 * A fixture: what kernels after 6.12 added to two structs of VFIO, with members and numbers as they are there and words of our own.
 */
#ifndef _FIXTURE_LATER_VFIO_H
#define _FIXTURE_LATER_VFIO_H

#include <linux/types.h>
#include <linux/ioctl.h>

#define VFIO_TYPE	(';')
#define VFIO_BASE	100

/*
 * VFIO_DEVICE_BIND_IOMMUFD - _IOR(VFIO_TYPE, VFIO_BASE + 18, struct vfio_device_bind_iommufd)
 * @argsz:	 Size of the struct.
 * @flags:	 Combination of VFIO_DEVICE_BIND_FLAG_TOKEN.
 * @iommufd:	 The iommufd to bind the device to.
 * @out_devid:	 The number of the bound device.
 * @token_uuid_ptr: Valid if VFIO_DEVICE_BIND_FLAG_TOKEN. Points to the 16 bytes of a UUID.
 */
struct vfio_device_bind_iommufd {
	__u32		argsz;
	__u32		flags;
#define VFIO_DEVICE_BIND_FLAG_TOKEN (1 << 0)
	__s32		iommufd;
	__u32		out_devid;
	__aligned_u64	token_uuid_ptr;
};
#define VFIO_DEVICE_BIND_IOMMUFD	_IO(VFIO_TYPE, VFIO_BASE + 18)

/*
 * VFIO_DEVICE_ATTACH_IOMMUFD_PT - _IOW(VFIO_TYPE, VFIO_BASE + 19, struct vfio_device_attach_iommufd_pt)
 * @argsz:	Size of the struct.
 * @flags:	Flags of the attachment.
 * @pt_id:	What to attach; the number of what was attached on return.
 * @pasid:	The PASID to attach, only meaningful when VFIO_DEVICE_ATTACH_PASID is set in @flags
 */
struct vfio_device_attach_iommufd_pt {
	__u32	argsz;
	__u32	flags;
#define VFIO_DEVICE_ATTACH_PASID	(1 << 0)
	__u32	pt_id;
	__u32	pasid;
};
#define VFIO_DEVICE_ATTACH_IOMMUFD_PT	_IO(VFIO_TYPE, VFIO_BASE + 19)

/*
 * VFIO_DEVICE_FEATURE - _IOWR(VFIO_TYPE, VFIO_BASE + 17, struct vfio_device_feature)
 */
struct vfio_device_feature {
	__u32	argsz;
	__u32	flags;
#define VFIO_DEVICE_FEATURE_MASK	(0xffff)
#define VFIO_DEVICE_FEATURE_GET		(1 << 16)
#define VFIO_DEVICE_FEATURE_SET		(1 << 17)
#define VFIO_DEVICE_FEATURE_PROBE	(1 << 18)
	__u8	data[];
};
#define VFIO_DEVICE_FEATURE		_IO(VFIO_TYPE, VFIO_BASE + 17)

/*
 * With VFIO_DEVICE_FEATURE_GET, makes a dma-buf of parts of a region. open_flags go to the new fd as open(2) takes them.
 * The call returns the fd.
 */
#define VFIO_DEVICE_FEATURE_DMA_BUF	11
struct vfio_region_dma_range {
	__u64	offset;
	__u64	length;
};
struct vfio_device_feature_dma_buf {
	__u32	region_index;
	__u32	open_flags;
	__u32	flags;
	__u32	nr_ranges;
	struct vfio_region_dma_range dma_ranges[];
};

#endif
