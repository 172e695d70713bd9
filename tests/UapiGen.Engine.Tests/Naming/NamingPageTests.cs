using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using UapiGen.Engine.Tests.Tree;
using UapiGen.Testing;

namespace UapiGen.Engine.Tests.Naming;

/// <summary>The page about names lists the methods of the headers that people use most, so that a name is read before it is released and a change is seen.</summary>
public sealed partial class NamingPageTests
{
    private static readonly string[] _headers =
    [
        "linux/kvm.h", "linux/vfio.h", "linux/iommufd.h", "linux/gpio.h", "linux/videodev2.h", "linux/loop.h", "linux/if_tun.h", "linux/userfaultfd.h", "linux/input.h",
        "linux/uinput.h", "linux/hidraw.h", "linux/spi/spidev.h", "linux/i2c-dev.h", "linux/watchdog.h", "linux/rtc.h", "linux/fs.h", "linux/fsverity.h", "linux/perf_event.h",
        "linux/seccomp.h", "drm/drm.h", "sound/asound.h", "linux/usbdevice_fs.h", "linux/ptp_clock.h", "linux/dma-buf.h", "linux/sync_file.h", "linux/udmabuf.h", "linux/nbd.h",
        "linux/dm-ioctl.h",
    ];

    [Fact]
    public void ThePageListsTheMethods()
    {
        string page = File.ReadAllText(Repository.PathTo("docs/naming.md"));
        Match section = Section().Match(page);
        string now = section.Groups[1].Value + "\n" + Table() + "\n" + section.Groups[3].Value;
        if (Environment.GetEnvironmentVariable("UAPIGEN_ACCEPT") == "1")
        {
            File.WriteAllText(Repository.PathTo("docs/naming.md"), page.Replace(section.Value, now, StringComparison.Ordinal));
            return;
        }

        Assert.Equal(now, section.Value);
    }

    [Fact]
    public void NoMethodKeepsThePrefixOfItsHeader()
    {
        string[] prefixes = ["Vidioc", "Evioc", "Hidioc", "Uffdio", "Wdioc", "Tun", "Blk", "SpiIoc", "UiSet"];
        Assert.DoesNotContain(Methods("6.1"), m => Array.Exists(prefixes, p => m.Name.StartsWith(p, StringComparison.Ordinal)));
    }

    private static string Table()
    {
        var text = new StringBuilder("| header | type | methods |\n|---|---|---|\n");
        foreach (IGrouping<(string Header, string Type), Method> group in Methods("6.1").GroupBy(m => (m.Header, m.Type)))
        {
            text.Append($"| `{group.Key.Header}` | `{group.Key.Type}` | {string.Join(", ", group.Select(m => m.Name).Distinct().Order(StringComparer.Ordinal))} |\n");
        }

        return text.ToString();
    }

    /// <summary>The methods of the headers without their Try and Dangerous forms, by the C name of the ioctl.</summary>
    private static IEnumerable<Method> Methods(string version)
    {
        Dictionary<string, GeneratedSource> sources = KernelTree.Of(version).Result.Sources.ToDictionary(s => s.HintName, StringComparer.Ordinal);
        foreach (string header in _headers)
        {
            string hint = header.Substring(0, header.Length - 2).Replace('/', '.') + ".g.cs";
            if (!sources.TryGetValue(hint, out GeneratedSource? source))
            {
                continue;
            }

            foreach (ClassDeclarationSyntax type in CSharpSyntaxTree.ParseText(source.Text).GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>())
            {
                foreach (MethodDeclarationSyntax method in type.Members.OfType<MethodDeclarationSyntax>())
                {
                    bool isIoctl = method.AttributeLists.SelectMany(l => l.Attributes).Any(a => a.Name.ToString() == "Meta::Ioctl");
                    string name = method.Identifier.ValueText;
                    bool isTry = name.StartsWith("Try", StringComparison.Ordinal) && method.ReturnType.ToString().EndsWith("Errno", StringComparison.Ordinal);
                    bool isRequest = method.ReturnType.ToString().EndsWith("IoctlRequest", StringComparison.Ordinal);
                    if (isIoctl && !isTry && !isRequest)
                    {
                        yield return new Method(header, type.Identifier.ValueText, name.StartsWith("Dangerous", StringComparison.Ordinal) ? name["Dangerous".Length..] : name);
                    }
                }
            }
        }
    }

    [GeneratedRegex("(<!-- methods: [^\\n]*-->\\n)(.*)(<!-- end of methods -->)", RegexOptions.Singleline)]
    private static partial Regex Section();

    private sealed record Method(string Header, string Type, string Name);
}
