/*
 * A fixture: the field with the remarks of its review applied: an enum, named in the doc, and padding. Never merged.
 */
#ifndef _FIXTURE_VIOMMU_H
#define _FIXTURE_VIOMMU_H

#include <linux/types.h>
#include <linux/ioctl.h>

#define FIXTURE_TYPE	';'
#define FIXTURE_VIOMMU_ALLOC_NR	0x90

/**
 * enum iommu_viommu_flags - Flags of struct iommu_viommu_alloc
 * @IOMMU_VIOMMU_KVM_FD: @kvm_vm_fd holds a KVM VM file descriptor
 */
enum iommu_viommu_flags {
	IOMMU_VIOMMU_KVM_FD = 1 << 0,
};

/**
 * struct iommu_viommu_alloc - ioctl(IOMMU_VIOMMU_ALLOC)
 * @size: sizeof(struct iommu_viommu_alloc)
 * @flags: Combination of enum iommu_viommu_flags
 * @type: Kind of virtual IOMMU to make
 * @dev_id: ID of the device whose physical IOMMU backs the new object
 * @hwpt_id: ID of the nesting parent
 * @out_viommu_id: The ID of the new object
 * @data_len: Length of what @data_uptr points to
 * @__reserved: Must be 0
 * @data_uptr: User pointer to data that the driver of the IOMMU understands
 * @kvm_vm_fd: KVM VM file descriptor. Valid only if IOMMU_VIOMMU_KVM_FD is set.
 * @__reserved2: Must be 0
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
	__s32 kvm_vm_fd;
	__u32 __reserved2;
};
#define IOMMU_VIOMMU_ALLOC _IO(FIXTURE_TYPE, FIXTURE_VIOMMU_ALLOC_NR)

#endif
