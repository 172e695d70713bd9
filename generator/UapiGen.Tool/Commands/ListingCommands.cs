using System.CommandLine;
using System.IO;
using System.Threading;
using UapiGen.Tool.Cli;
using UapiGen.Tool.Listing;
using UapiGen.Tool.Output;

namespace UapiGen.Tool.Commands;

/// <summary>A command that prints what a header says: one JSON object whatever the command, or the command's own text.</summary>
public abstract class ListingCommand(string name, string description) : HeaderCommand(name, description)
{
    protected sealed override int Handle(ReadHeader header, ParseResult options, TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        HeaderListing listing = ListingBuilder.Build(header.Name, header.Unit);
        if (Shared.IsJson(options))
        {
            output.Write(JsonOutput.Write(listing, header.Unit.Diagnostics) + "\n");
        }
        else
        {
            WriteText(header, listing, output);
        }

        return ExitCode.Clean;
    }

    protected abstract void WriteText(ReadHeader header, HeaderListing listing, TextWriter output);
}

/// <summary><c>uapigen layout</c></summary>
public sealed class LayoutCommand() : ListingCommand("layout", "Show every struct and union: offsets, sizes, holes and padding.")
{
    protected override void WriteText(ReadHeader header, HeaderListing listing, TextWriter output) =>
        new LayoutText(output).Write(ListingBuilder.Records(header.Unit));
}

/// <summary><c>uapigen constants</c></summary>
public sealed class ConstantsCommand() : ListingCommand("constants", "Show every enumerator and every macro that is a number or a string.")
{
    protected override void WriteText(ReadHeader header, HeaderListing listing, TextWriter output) =>
        ConstantsText.WriteConstants(output, listing);
}

/// <summary><c>uapigen ioctls</c></summary>
public sealed class IoctlsCommand : ListingCommand
{
    public IoctlsCommand()
        : base("ioctls", "Show every ioctl: number, direction, type and size.")
    {
        var coverage = new Option<bool>("--coverage") { Description = "With --all: print the counts of each header as a page instead." };
        var tree = new Option<string>("--all") { Description = "Show every ioctl of all headers in this folder instead, with its kind of fd, argument, result, form and source.", HelpName = "TREE" };
        tree.Action = new PrintIoctlTable(tree, coverage);
        Add(tree);
        Add(coverage);
    }

    protected override void WriteText(ReadHeader header, HeaderListing listing, TextWriter output) =>
        ConstantsText.WriteIoctls(output, listing);
}
