using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using UapiGen.CFrontEnd;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Preprocessing;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.CFrontEnd.Targets;
using UapiGen.CFrontEnd.Text;
using UapiGen.Engine.Facts;
using UapiGen.Engine.Lint;

namespace UapiGen.Engine.Tests.Lint;

/// <summary>Lints a header's text as the tool does, with the two headers that all of them include.</summary>
internal sealed class LintHeaders : IHeaderProvider
{
    private static readonly Dictionary<string, string> s_headers = new()
    {
        ["linux/types.h"] = """
            #ifndef TYPES_H
            #define TYPES_H
            typedef signed char __s8;
            typedef unsigned char __u8;
            typedef short __s16;
            typedef unsigned short __u16;
            typedef int __s32;
            typedef unsigned int __u32;
            typedef long long __s64;
            typedef unsigned long long __u64;
            #define __aligned_u64 __u64 __attribute__((aligned(8)))
            #endif
            """,
        ["linux/ioctl.h"] = """
            #ifndef IOCTL_H
            #define IOCTL_H
            #define _IOC_NRSHIFT 0
            #define _IOC_TYPESHIFT 8
            #define _IOC_SIZESHIFT 16
            #define _IOC_DIRSHIFT 30
            #define _IOC_NRMASK 0xff
            #define _IOC_TYPEMASK 0xff
            #define _IOC_SIZEMASK 0x3fff
            #define _IOC_DIRMASK 3
            #define _IOC_NONE 0U
            #define _IOC_WRITE 1U
            #define _IOC_READ 2U
            #define _IOC(dir, type, nr, size) (((dir) << _IOC_DIRSHIFT) | ((type) << _IOC_TYPESHIFT) | ((nr) << _IOC_NRSHIFT) | ((size) << _IOC_SIZESHIFT))
            #define _IO(type, nr) _IOC(_IOC_NONE, (type), (nr), 0)
            #define _IOW(type, nr, arg) _IOC(_IOC_WRITE, (type), (nr), sizeof(arg))
            #define _IOR(type, nr, arg) _IOC(_IOC_READ, (type), (nr), sizeof(arg))
            #define _IOWR(type, nr, arg) _IOC(_IOC_READ | _IOC_WRITE, (type), (nr), sizeof(arg))
            #endif
            """,
    };

    private readonly Dictionary<string, SourceFile> _files = s_headers.ToDictionary(pair => pair.Key, pair => new SourceFile(pair.Key, pair.Key, pair.Value));

    /// <summary>The findings for a header of the project's own, with all rules on or those that are on by default.</summary>
    public static ImmutableArray<SourceDiagnostic> Lint(string text, LintOptions? options = null, HeaderOrigin origin = HeaderOrigin.Project)
    {
        var provider = new LintHeaders();
        var file = new SourceFile("demo.h", "demo.h", text, origin);
        TranslationUnit[] units =
        [
            .. new[] { KnownTargets.X64, KnownTargets.I386 }
                .Select(target => FrontEnd.Read(new FrontEndRequest { MainFile = file, Target = target, Headers = provider })),
        ];
        return LintStage.Run(units, FactReader.Read(units, []).Facts, options ?? LintOptions.Default);
    }

    public FoundHeader? Find(string name, bool isAngled, SourceFile? includer, int afterDirectory) =>
        _files.TryGetValue(name, out SourceFile? file) ? new FoundHeader(file, 0) : null;
}
