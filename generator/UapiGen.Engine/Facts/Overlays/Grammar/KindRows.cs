using System.Collections.Immutable;

namespace UapiGen.Engine.Facts.Overlays.Grammar;

/// <summary>The statements about headers and kinds: what they are, which system calls make them, what memory they map.</summary>
internal static class KindRows
{
    public static ImmutableArray<StatementRow> All { get; } =
    [
        new(Place.Top, "header \"HEADER\"", StateHeader)
        {
            Meaning = "The header that the overlay describes. The statements apply to it and to what it includes.",
            Example = "header \"linux/kvm.h\"",
        },
        new(Place.Top, "prefix PREFIX,… [on KIND|…]", StatePrefix)
        {
            Meaning = "The letters that the names of the header's ioctls (or of those of the kinds) begin with and that methods leave out. The longest that fits counts.",
            Example = "prefix VIDIOC_",
        },
        new(Place.Top, "resource fd NAME,…", c => StateResource(c, isFd: true))
        {
            Meaning = "A kind of fd.",
            Example = "resource fd kvm_vm, kvm_vcpu",
            Clauses = Place.ResourceClause,
        },
        new(Place.Top, "resource id NAME,…", c => StateResource(c, isFd: false))
        {
            Meaning = "A kind of numbered object, no fd.",
            Example = "resource id iommufd_hwpt : u32",
            Clauses = Place.ResourceClause,
        },
        new(Place.ResourceClause, "< PARENT", c => c.Change<ResourceFact>(f => f with { Parent = c.Text("PARENT") }))
        {
            Meaning = "What the parent can do, it can.",
            Example = "resource fd vfio_cdev < vfio_device open \"/dev/vfio/devices/vfio*\"",
        },
        new(Place.ResourceClause, "open \"NODE\"", c => c.Change<ResourceFact>(f => f with { Open = c.Text("NODE") }))
        {
            Meaning = "Its device node, `*` for a varying part.",
            Example = "resource fd kvm open \"/dev/kvm\"",
        },
        new(Place.ResourceClause, "inode \"INODE\"", c => c.Change<ResourceFact>(f => f with { Inode = c.Text("INODE") }))
        {
            Meaning = "What `/proc/self/fd` shows of it after `anon_inode:`, by which an fd that comes from elsewhere is checked. A kind has a node or such an inode, not both.",
            Example = "resource fd kvm_vcpu inode \"kvm-vcpu*\"",
        },
        new(Place.ResourceClause, "= runtime", c => c.Change<ResourceFact>(f => f with { IsRuntime = true, Home = "" }))
        {
            Meaning = "A system call makes it, and the runtime library has its type.",
            Example = "resource fd eventfd = runtime",
        },
        new(Place.ResourceClause, "external", c => c.Change<ResourceFact>(f => f with { IsExternal = true }))
        {
            Meaning = "Something outside of all known headers makes it.",
            Example = "resource fd sock external",
        },
        new(Place.ResourceClause, "home \"HEADER\"", c => c.Change<ResourceFact>(f => f with { IsExternal = true, Home = c.Text("HEADER") }))
        {
            Meaning = "Another header has it.",
            Example = "resource fd dma_buf home \"linux/dma-buf.h\"",
        },
        new(Place.ResourceClause, ": TYPE", c => c.Change<ResourceFact>(f => f with { UnderlyingType = c.Text("TYPE") }))
        {
            Meaning = "The C type of the numbers.",
            Example = "resource id iommufd_ioas : u32",
        },
        new(Place.Top, "syscall NAME PARAMETERS -> fd KIND|…", StateSyscall)
        {
            Meaning = "A system call makes the kind. Statements between braces are about its parameters, as about a struct's members.",
            Example = "syscall eventfd2(unsigned initval, int flags) -> fd eventfd",
            Body = Body.Optional,
        },
        new(Place.Top, "mmap KIND TYPE [at NUMBER] [size IOCTL]", StateMmap)
        {
            Meaning = "What mapping the fd shows. The ioctl returns the mapping's size.",
            Example = "mmap kvm_vcpu struct kvm_run at 0 size KVM_GET_VCPU_MMAP_SIZE",
        },
    ];

    private static void StateHeader(Captured c)
    {
        if (c.Reader.Overlay.Header.Length > 0)
        {
            throw new SyntaxError(c.Reader.Statement.Span, FactRules.SecondHeader);
        }

        c.Reader.Overlay.Header = c.Reader.Home = c.Text("HEADER");
    }

    private static void StatePrefix(Captured c)
    {
        foreach (string prefix in c.List("PREFIX"))
        {
            c.Add(new PrefixFact(c.Here, c.Reader.Home, prefix) { Kinds = c.List("KIND") });
        }
    }

    private static void StateResource(Captured c, bool isFd)
    {
        foreach (string kind in c.List("NAME"))
        {
            c.Add(new ResourceFact(c.Here, kind) { IsFd = isFd, Home = c.Reader.Home });
        }
    }

    private static void StateSyscall(Captured c)
    {
        c.Entity = c.Text("NAME");
        foreach (string kind in c.List("KIND"))
        {
            c.Add(new SyscallFact(c.Here, c.Entity, c.List("PARAMETERS"), kind));
        }
    }

    private static void StateMmap(Captured c) =>
        c.Add(new MmapFact(c.Here, c.Text("KIND"), c.Text("TYPE")) { Offset = c.Number("NUMBER") ?? 0, SizeIoctl = c.Text("IOCTL") });
}
