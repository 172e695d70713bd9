using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Text;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.CFrontEnd.Text;
using UapiGen.Engine.Facts;
using UapiGen.Engine.Facts.Overlays;

namespace UapiGen.Engine.Tests.Facts.Overlays;

/// <summary>Whatever an overlay holds, reading it ends soon and never throws; every error has a place in the file.</summary>
public class OverlayFuzzTests
{
    private const int Rounds = 3000;
    private const int Seed = 20260601;

    private static readonly string[] _words =
    [
        "uapi", "1", "header", "\"x.h\"", "resource", "fd", "id", "ioctl", "on", "none", "in", "out", "inout", "value", "string", "buffer", "->", "int", "struct", "union", "record",
        "{", "}", "(", ")", "[", "]", ";", "\n", ",", ":", "|", "&", "==", "!=", "not", "and", "or", "when", "else", "required", "valid", "zero", "ignored", "ptr", "bytes", "count",
        "of", "by", "flagset", "enumset", "as", "one-of", "exclusive", "unless", "since", "6.8", "needs", "constant", "=", "on", "from", "\"linux/o.h\"", "->", "errno", "E2BIG", "\"text", "\"text\"", "retained", "for", "mask", "0x10", "-1",
        "*", "\\", "#", "//", "mmap", "syscall", "at", "size", "open", "=", "runtime", "external", "home", "<", "name", "rename", "differs", "constant", "member", "foreign", "subject",
        "is", "parent.flags", "a.b.c", "X_*", "eintr", "return", "retry", "removed", "plain", "always", "size-first", "including", "data", "f", "K", "99999999999999999999", "\u00e9", "\0", "~",
    ];

    [Fact]
    public void RandomWordsNeverThrowOrHang()
    {
        var random = new Random(Seed);
        var clock = Stopwatch.StartNew();
        for (int round = 0; round < Rounds; round++)
        {
            var text = new StringBuilder("uapi 1\n");
            int length = random.Next(1, 60);
            for (int i = 0; i < length; i++)
            {
                text.Append(_words[random.Next(_words.Length)]).Append(random.Next(6) == 0 ? "" : " ");
            }

            Read(text.ToString());
        }

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60), $"{clock.Elapsed}");
    }

    [Fact]
    public void RandomCharactersNeverThrowOrHang()
    {
        var random = new Random(Seed);
        for (int round = 0; round < Rounds; round++)
        {
            char[] text = new char[random.Next(1, 200)];
            for (int i = 0; i < text.Length; i++)
            {
                text[i] = random.Next(20) == 0 ? (char)random.Next(0, 0xFFFF) : (char)random.Next(9, 127);
            }

            Read(new string(text));
        }
    }

    [Fact]
    public void DamagedOverlaysNeverThrow()
    {
        var random = new Random(Seed);
        foreach (SourceFile overlay in HeaderFixture.ShippedOverlays())
        {
            for (int round = 0; round < 40; round++)
            {
                var text = new StringBuilder(overlay.Text);
                int at = random.Next(8, text.Length);
                switch (random.Next(3))
                {
                    case 0:
                        text.Remove(at, Math.Min(random.Next(1, 30), text.Length - at));
                        break;
                    case 1:
                        text.Insert(at, _words[random.Next(_words.Length)]);
                        break;
                    default:
                        text[at] = (char)random.Next(32, 127);
                        break;
                }

                Read(text.ToString());
            }
        }
    }

    [Fact]
    public void HugeInputEndsSoon()
    {
        var clock = Stopwatch.StartNew();
        Read("uapi 1\nstruct s { when f " + string.Concat(Enumerable.Repeat("(not ", 100_000)));
        Read("uapi 1\n" + string.Concat(Enumerable.Repeat("struct s { ", 100_000)));
        Read("uapi 1\nflagset g { " + string.Concat(Enumerable.Repeat("A, ", 200_000)) + "}\n");
        Read("uapi 1\nioctl N on " + string.Join("|", Enumerable.Repeat("k", 200_000)) + "\n");
        Read(new string('"', 200_000));
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30), $"{clock.Elapsed}");
    }

    [Fact]
    public void StatementsAboutAnythingAreCheckedWithoutThrowing()
    {
        var random = new Random(Seed);
        TranslationUnit unit = HeaderFixture.ReadText("#define A 1\n#define B 2\nstruct s { int f; char name[4]; union { int u; long v; } w; int data[]; };\n");
        string[] names = ["s", "f", "name", "w", "w.u", "data", "A", "B", "K", "nothing", "s.f"];
        string[] forms =
        [
            "fd {0} K", "id {0} K", "zero {0}", "ptr {0} in {1}", "count {0} of {1}", "flags {0} {1}", "enum {0} {1}", "when {0} ({1} & {2})", "union {0} by {1} {{ {2}: {0} }}",
            "size-first {0}", "exclusive {0} {{ {1}, {2} }}", "out {0}", "flagset {0} {{ {1}, {2} }}", "ptr {0} by {1} {{ {2}: in struct s }} bytes {0}",
        ];
        for (int round = 0; round < Rounds / 3; round++)
        {
            string statement = string.Format(
                System.Globalization.CultureInfo.InvariantCulture, forms[random.Next(forms.Length)], names[random.Next(names.Length)], names[random.Next(names.Length)], names[random.Next(names.Length)]);
            FactReadResult result = HeaderFixture.Facts(unit, new SourceFile("x.uapi", "x.uapi", "uapi 1\nresource fd K external\nstruct s { " + statement + " }\n", HeaderOrigin.Project));
            Assert.All(result.Diagnostics, d => Assert.Equal("x.uapi", d.Span.File?.Path));
        }
    }

    private static List<ParsedStatement> Read(string text)
    {
        var diagnostics = new List<SourceDiagnostic>();
        ParsedOverlay overlay = OverlayParser.ReadFile(new SourceFile("x.uapi", "x.uapi", text, HeaderOrigin.Project), diagnostics);
        Assert.All(diagnostics, d => Assert.True(d.Span.Start >= 0 && d.Span.End <= text.Length && d.Message.Length > 0));
        return overlay.Statements;
    }
}
