/* SPDX-License-Identifier: GPL-2.0-only WITH Linux-syscall-note */
/*
 * Test header: NOT part of any kernel.
 *
 * The association of a KVM VM with a vIOMMU as it was proposed for iommufd in
 * March 2026 and dropped again before it was merged, with the changes that the
 * review asked for: flags in an enum, no BIT(), the enum named in the member's
 * documentation, padding to eight bytes. The test driver beside this header
 * implements it. The numbers are those that iommufd uses for the same commands.
 */
#ifndef IOMMUFD_KVMFD_H
#define IOMMUFD_KVMFD_H

#include <linux/ioctl.h>
#include <linux/types.h>

/**
 * DOC: File descriptors
 *
 * The driver's device is opened for a context; all IDs belong to one context.
 *
 * uapi: resource fd viommu_context open "/dev/viommu-kvmfd"
 * uapi: ioctl IOMMU_DESTROY on viommu_context in struct iommu_destroy
 * uapi: ioctl IOMMU_MOCK_DOMAIN on viommu_context inout struct iommu_mock_domain
 * uapi: ioctl IOMMU_VIOMMU_ALLOC on viommu_context inout struct iommu_viommu_alloc
 */

#define IOMMUFD_TYPE (';')

enum {
	IOMMUFD_CMD_DESTROY = 0x80,
	IOMMUFD_CMD_VIOMMU_ALLOC = 0x90,
	IOMMUFD_CMD_MOCK_DOMAIN = 0xa0,
};

/**
 * struct iommu_destroy - ioctl(IOMMU_DESTROY)
 * @size: sizeof(struct iommu_destroy)
 * @id: ID of the object to destroy
 *
 * Fails with EBUSY while another object uses it, with ENOENT when there is no
 * such object.
 */
struct iommu_destroy {
	__u32 size;
	__u32 id;
};
#define IOMMU_DESTROY _IO(IOMMUFD_TYPE, IOMMUFD_CMD_DESTROY)

/**
 * struct iommu_mock_domain - ioctl(IOMMU_MOCK_DOMAIN)
 * @size: sizeof(struct iommu_mock_domain)
 * @flags: Must be 0
 * @out_dev_id: ID of a device that exists only here
 * @out_hwpt_id: ID of a nesting parent page table for it
 *
 * Only the test driver has this: it stands in for binding real hardware.
 */
struct iommu_mock_domain {
	__u32 size;
	__u32 flags;
	__u32 out_dev_id;
	__u32 out_hwpt_id;
};
#define IOMMU_MOCK_DOMAIN _IO(IOMMUFD_TYPE, IOMMUFD_CMD_MOCK_DOMAIN)

/**
 * enum iommu_viommu_type - Kinds of vIOMMU
 * @IOMMU_VIOMMU_TYPE_DEFAULT: Reserved, never accepted
 * @IOMMU_VIOMMU_TYPE_SELFTEST: The kind that the test driver has
 */
enum iommu_viommu_type {
	IOMMU_VIOMMU_TYPE_DEFAULT = 0,
	IOMMU_VIOMMU_TYPE_SELFTEST = 0xdeadbeef,
};

/**
 * enum iommu_viommu_flags - Flags of struct iommu_viommu_alloc
 * @IOMMU_VIOMMU_KVM_FD: @kvm_vm_fd holds the file descriptor of a KVM VM
 */
enum iommu_viommu_flags {
	IOMMU_VIOMMU_KVM_FD = 1 << 0,
};

/**
 * struct iommu_viommu_alloc - ioctl(IOMMU_VIOMMU_ALLOC)
 * @size: sizeof(struct iommu_viommu_alloc)
 * @flags: Combination of enum iommu_viommu_flags
 * @type: Kind of vIOMMU. Must be defined in enum iommu_viommu_type
 * @dev_id: ID of the device whose IOMMU backs the vIOMMU
 * @hwpt_id: ID of a nesting parent page table
 * @out_viommu_id: Output ID of the new vIOMMU
 * @data_len: Length of the data at @data_uptr in bytes
 * @__reserved: Must be 0
 * @data_uptr: User pointer to data of the vIOMMU's kind
 * @kvm_vm_fd: File descriptor of a KVM VM. Valid only if IOMMU_VIOMMU_KVM_FD
 *             is set in @flags, ignored otherwise
 * @__reserved2: Padding to 64-bit alignment. Must be 0
 *
 * Allocate a vIOMMU for a device, associated with a VM if one is given. The VM
 * lives at least as long as the vIOMMU, whatever happens to the descriptor.
 *
 * uapi: enum type iommu_viommu_type excludes IOMMU_VIOMMU_TYPE_DEFAULT
 * uapi: ptr data_uptr in u8[data_len]
 * uapi: fd kvm_vm_fd kvm_vm when (flags & IOMMU_VIOMMU_KVM_FD) : required else ignored
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
#define IOMMU_VIOMMU_ALLOC _IO(IOMMUFD_TYPE, IOMMUFD_CMD_VIOMMU_ALLOC)

#endif
