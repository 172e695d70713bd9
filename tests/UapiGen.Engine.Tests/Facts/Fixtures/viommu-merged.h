/*
 * A fixture: the form that was merged: without the field.
 */
#ifndef _FIXTURE_VIOMMU_H
#define _FIXTURE_VIOMMU_H

#include <linux/types.h>
#include <linux/ioctl.h>

#define FIXTURE_TYPE	';'
#define FIXTURE_VIOMMU_ALLOC_NR	0x90

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
};
#define IOMMU_VIOMMU_ALLOC _IO(FIXTURE_TYPE, FIXTURE_VIOMMU_ALLOC_NR)

#endif
