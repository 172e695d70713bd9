/*
 * A fixture: the field as first proposed, with BIT(), a stale doc of the flags and none of the field. Never merged.
 */
#ifndef _FIXTURE_VIOMMU_H
#define _FIXTURE_VIOMMU_H

#include <linux/types.h>
#include <linux/ioctl.h>

#define FIXTURE_TYPE	';'
#define FIXTURE_VIOMMU_ALLOC_NR	0x90

#define BIT(nr)	(1UL << (nr))
#define IOMMU_VIOMMU_KVM_FD	BIT(0)

/**
 * struct iommu_viommu_alloc - ioctl(IOMMU_VIOMMU_ALLOC)
 * @size: sizeof(struct iommu_viommu_alloc)
 * @flags: Must be 0
 * @type: Kind of virtual IOMMU to make
 * @dev_id: ID of the device whose physical IOMMU backs the new object
 * @hwpt_id: ID of the nesting parent
 * @out_viommu_id: The ID of the new object
 * @data_len: Length of what @data_uptr points to
 * @__reserved: Must be 0
 * @data_uptr: User pointer to data that the driver of the IOMMU understands
 */
struct iommu_viommu_alloc {
	__u32 size;
	__u32 flags;
	__u32 type;
	__u32 dev_id;
	__u32 hwpt_id;
	__u32 out_viommu_id;
	__u32 data_len;
	__u32 __reserved;
	__aligned_u64 data_uptr;
	__u32 kvm_vm_fd;
};
#define IOMMU_VIOMMU_ALLOC _IO(FIXTURE_TYPE, FIXTURE_VIOMMU_ALLOC_NR)

#endif
