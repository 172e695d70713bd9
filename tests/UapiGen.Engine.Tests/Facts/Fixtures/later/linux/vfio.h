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

#endif
