// SPDX-License-Identifier: GPL-2.0-only
/*
 * Test driver for the association of a KVM VM with a vIOMMU.
 *
 * It has the interface of headers/iommufd-kvmfd.h and no hardware behind it:
 * what it keeps is which objects exist, who uses whom, and which VM's file each
 * vIOMMU holds. It answers as iommufd does: see each check's comment.
 */
#include <linux/file.h>
#include <linux/fs.h>
#include <linux/kvm_host.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/slab.h>
#include <linux/uaccess.h>
#include <linux/xarray.h>

#include "iommufd-kvmfd.h"

enum object_type { OBJECT_DEVICE, OBJECT_HWPT, OBJECT_VIOMMU };

struct object {
	enum object_type type;
	unsigned int users;
	/* Of a vIOMMU: what it was made from, and the VM's file or NULL. */
	struct object *dev;
	struct object *hwpt;
	struct file *kvm;
};

/* One open of the device: its objects, and the lock over all of them. */
struct context {
	struct mutex lock;
	struct xarray objects;
};

/* A command's struct, large enough for the longest. */
union command {
	struct iommu_destroy destroy;
	struct iommu_mock_domain mock;
	struct iommu_viommu_alloc viommu;
};

static struct object *find(struct context *ctx, u32 id, enum object_type type)
{
	struct object *object = xa_load(&ctx->objects, id);

	/* An ID of another type is as unknown as one that never was. */
	if (!object || object->type != type)
		return ERR_PTR(-ENOENT);
	return object;
}

static int add(struct context *ctx, enum object_type type, struct object **out, u32 *id)
{
	struct object *object = kzalloc(sizeof(*object), GFP_KERNEL_ACCOUNT);
	int rc;

	if (!object)
		return -ENOMEM;
	object->type = type;
	rc = xa_alloc(&ctx->objects, id, object, XA_LIMIT(1, INT_MAX), GFP_KERNEL_ACCOUNT);
	if (rc) {
		kfree(object);
		return rc;
	}
	*out = object;
	return 0;
}

static void release(struct object *object)
{
	if (object->type == OBJECT_VIOMMU) {
		object->dev->users--;
		object->hwpt->users--;
		if (object->kvm)
			fput(object->kvm);
	}
	kfree(object);
}

static int destroy(struct context *ctx, union command *cmd)
{
	struct object *object = xa_load(&ctx->objects, cmd->destroy.id);

	if (!object)
		return -ENOENT;
	if (object->users)
		return -EBUSY;
	xa_erase(&ctx->objects, cmd->destroy.id);
	release(object);
	return 0;
}

static int mock_domain(struct context *ctx, union command *cmd)
{
	struct object *dev, *hwpt;
	int rc;

	if (cmd->mock.flags)
		return -EOPNOTSUPP;
	rc = add(ctx, OBJECT_DEVICE, &dev, &cmd->mock.out_dev_id);
	if (rc)
		return rc;
	rc = add(ctx, OBJECT_HWPT, &hwpt, &cmd->mock.out_hwpt_id);
	if (rc) {
		xa_erase(&ctx->objects, cmd->mock.out_dev_id);
		kfree(dev);
	}
	return rc;
}

/* All associations of one context must name the same VM. */
static bool agrees(struct context *ctx, struct file *kvm)
{
	struct object *other;
	unsigned long id;

	xa_for_each(&ctx->objects, id, other) {
		if (other->type == OBJECT_VIOMMU && other->kvm && other->kvm != kvm)
			return false;
	}
	return true;
}

static int get_kvm(struct context *ctx, int fd, struct file **out)
{
	struct file *file = fget(fd);

	/* Not open, or open on something that is no VM. */
	if (!file)
		return -EBADF;
	if (!file_is_kvm(file)) {
		fput(file);
		return -EBADF;
	}
	if (!agrees(ctx, file)) {
		fput(file);
		return -EINVAL;
	}
	*out = file;
	return 0;
}

static int viommu_alloc(struct context *ctx, union command *cmd)
{
	struct iommu_viommu_alloc *args = &cmd->viommu;
	struct object *dev, *hwpt, *viommu;
	struct file *kvm = NULL;
	int rc;

	if (args->flags & ~IOMMU_VIOMMU_KVM_FD)
		return -EOPNOTSUPP;
	/* The default type is never accepted; the one type of this driver takes no data. */
	if (args->type != IOMMU_VIOMMU_TYPE_SELFTEST)
		return -EOPNOTSUPP;
	if (args->__reserved || args->__reserved2 || args->data_len)
		return -EOPNOTSUPP;

	dev = find(ctx, args->dev_id, OBJECT_DEVICE);
	if (IS_ERR(dev))
		return PTR_ERR(dev);
	hwpt = find(ctx, args->hwpt_id, OBJECT_HWPT);
	if (IS_ERR(hwpt))
		return PTR_ERR(hwpt);

	/* Without the flag the descriptor is not looked at. */
	if (args->flags & IOMMU_VIOMMU_KVM_FD) {
		rc = get_kvm(ctx, args->kvm_vm_fd, &kvm);
		if (rc)
			return rc;
	}

	rc = add(ctx, OBJECT_VIOMMU, &viommu, &args->out_viommu_id);
	if (rc) {
		if (kvm)
			fput(kvm);
		return rc;
	}
	viommu->dev = dev;
	viommu->hwpt = hwpt;
	viommu->kvm = kvm;
	dev->users++;
	hwpt->users++;
	return 0;
}

/* Takes back what a command made when its answer can't be delivered. */
static void undo_alloc(struct context *ctx, u32 id)
{
	struct object *object = xa_erase(&ctx->objects, id);

	if (object)
		release(object);
}

static const struct operation {
	unsigned int number;
	/* The struct's size today, and its shortest form that was ever valid. */
	size_t size;
	size_t min_size;
	int (*run)(struct context *ctx, union command *cmd);
} operations[] = {
	{ IOMMU_DESTROY, sizeof(struct iommu_destroy),
	  offsetofend(struct iommu_destroy, id), destroy },
	{ IOMMU_MOCK_DOMAIN, sizeof(struct iommu_mock_domain),
	  offsetofend(struct iommu_mock_domain, out_hwpt_id), mock_domain },
	{ IOMMU_VIOMMU_ALLOC, sizeof(struct iommu_viommu_alloc),
	  offsetofend(struct iommu_viommu_alloc, out_viommu_id), viommu_alloc },
};

static long run(struct context *ctx, const struct operation *op, void __user *user)
{
	union command cmd = {};
	u32 user_size;
	int rc;

	if (get_user(user_size, (u32 __user *)user))
		return -EFAULT;
	if (user_size < op->min_size)
		return -EINVAL;
	/* A shorter struct is filled up with zeros; a longer one must be zero beyond what is known (E2BIG). */
	rc = copy_struct_from_user(&cmd, op->size, user, user_size);
	if (rc)
		return rc;

	mutex_lock(&ctx->lock);
	rc = op->run(ctx, &cmd);
	if (!rc && copy_to_user(user, &cmd, min_t(size_t, user_size, op->size))) {
		rc = -EFAULT;
		if (op->run == viommu_alloc)
			undo_alloc(ctx, cmd.viommu.out_viommu_id);
		if (op->run == mock_domain) {
			undo_alloc(ctx, cmd.mock.out_dev_id);
			undo_alloc(ctx, cmd.mock.out_hwpt_id);
		}
	}
	mutex_unlock(&ctx->lock);
	return rc;
}

static long kvmfd_ioctl(struct file *file, unsigned int number, unsigned long arg)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(operations); i++) {
		if (operations[i].number == number)
			return run(file->private_data, &operations[i], (void __user *)arg);
	}
	return -ENOTTY;
}

static int kvmfd_open(struct inode *inode, struct file *file)
{
	struct context *ctx = kzalloc(sizeof(*ctx), GFP_KERNEL_ACCOUNT);

	if (!ctx)
		return -ENOMEM;
	mutex_init(&ctx->lock);
	xa_init_flags(&ctx->objects, XA_FLAGS_ALLOC1);
	file->private_data = ctx;
	return 0;
}

static int kvmfd_release(struct inode *inode, struct file *file)
{
	struct context *ctx = file->private_data;
	struct object *object;
	unsigned long id;

	/* vIOMMUs first: they use the others. */
	xa_for_each(&ctx->objects, id, object) {
		if (object->type == OBJECT_VIOMMU) {
			xa_erase(&ctx->objects, id);
			release(object);
		}
	}
	xa_for_each(&ctx->objects, id, object)
		release(object);
	xa_destroy(&ctx->objects);
	mutex_destroy(&ctx->lock);
	kfree(ctx);
	return 0;
}

static const struct file_operations kvmfd_fops = {
	.owner = THIS_MODULE,
	.open = kvmfd_open,
	.release = kvmfd_release,
	.unlocked_ioctl = kvmfd_ioctl,
	.compat_ioctl = compat_ptr_ioctl,
};

static struct miscdevice kvmfd_device = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "viommu-kvmfd",
	.fops = &kvmfd_fops,
	.mode = 0600,
};
module_misc_device(kvmfd_device);

MODULE_DESCRIPTION("Test driver: a vIOMMU associated with a KVM VM");
MODULE_LICENSE("GPL");
