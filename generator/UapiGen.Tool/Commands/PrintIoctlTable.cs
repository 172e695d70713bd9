using System.Collections.Generic;
using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Invocation;
using System.IO;
using System.Linq;
using UapiGen.CFrontEnd.Preprocessing;
using UapiGen.CFrontEnd.Targets;
using UapiGen.Engine;
using UapiGen.Tool.Cli;
using UapiGen.Tool.Output;
using UapiGen.Tool.Proof;
using UapiGen.Tool.Reading;

namespace UapiGen.Tool.Commands;

/// <summary><c>uapigen ioctls --all TREE</c>: every ioctl of all headers of a folder as <c>make headers_install</c> writes it, with the shipped overlays.</summary>
internal sealed class PrintIoctlTable(Option<string> tree, Option<bool> coverage) : SynchronousCommandLineAction
{
    public override bool Terminating => true;

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        string folder = parseResult.GetValue(tree) ?? "";
        if (!Directory.Exists(Path.Combine(folder, "linux")))
        {
            parseResult.InvocationConfiguration.Error.Write($"uapigen: '{folder}' has no folder 'linux': name the folder that 'make headers_install' wrote 'include' to.\n");
            return ExitCode.Usage;
        }

        ImmutableArray<IoctlRow> rows = Read(folder);
        if (parseResult.GetValue(coverage))
        {
            IoctlTable.WriteCoverage(parseResult.InvocationConfiguration.Output, rows);
        }
        else
        {
            IoctlTable.Write(parseResult.InvocationConfiguration.Output, rows);
        }

        return ExitCode.Clean;
    }

    /// <summary>Reads all of the kernel's headers below a folder as one program's.</summary>
    public static ImmutableArray<IoctlRow> Read(string folder)
    {
        Target target = IncludeDirectories.Native;
        var reader = new HeaderReader(target, ReadOptions.Default with { IncludeDirectories = [folder] });
        IEnumerable<string> names = KernelFolders.All.Select(name => Path.Combine(folder, name)).Where(Directory.Exists)
            .SelectMany(path => Directory.EnumerateFiles(path, "*.h", SearchOption.AllDirectories))
            .Select(path => Path.GetRelativePath(folder, path)).Where(KernelFolders.IsKernels).Order(System.StringComparer.Ordinal);
        return BindingsEngine.Ioctls(new BindingsRequest
        {
            Headers = [.. names.Select(reader.Find).OfType<FoundHeader>().Select(found => new RequestedHeader { IncludeName = found.File.IncludeName, Files = [found] })],
            Targets = [new TargetHeaders(target, reader.Headers)],
            Overlays = [.. OverlayOptions.Shipped()],
        });
    }
}
