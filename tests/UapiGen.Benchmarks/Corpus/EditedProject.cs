using System;
using System.Collections.Generic;
using System.Linq;
using UapiGen.CFrontEnd.Text;
using UapiGen.Testing.Generators;

namespace UapiGen.Benchmarks.Corpus;

/// <summary>A project that names headers of this machine, with all that they include, in the form in which a build hands them to the generator.</summary>
/// <param name="Headers">The headers.</param>
/// <param name="Edit">The header that is edited, and its text.</param>
internal sealed record EditedProject(HeaderSet Headers, (string Name, string Text) Edit)
{
    /// <summary>Names headers; the first is the one that is edited.</summary>
    public static EditedProject Of(IReadOnlyList<string> names)
    {
        var texts = new HeaderTexts([]);
        var set = new HeaderSet { Targets = [HeaderTexts.Targets[0].Name] };
        var known = new HashSet<string>(StringComparer.Ordinal);
        SourceFile? first = null;
        foreach (string name in names)
        {
            SourceFile[] files = [.. texts.Read("/usr/include/" + name, HeaderTexts.Targets[0]).SelectMany(u => u.Files).Where(f => f.Origin != HeaderOrigin.BuiltIn)];
            foreach (SourceFile file in files)
            {
                // The main file is read by its path, and its include name is then the file's name alone.
                bool isMain = file.Path == "/usr/include/" + name;
                string includeName = isMain ? name : file.IncludeName;
                first ??= isMain ? file : null;
                if (known.Add(includeName))
                {
                    set = isMain ? set.Named(includeName, file.Text, origin: HeaderOrigin.System) : set.With(includeName, file.Text, HeaderOrigin.System);
                }
            }
        }

        return new EditedProject(set, (names[0], first!.Text));
    }

    /// <summary>The project with a line more at the end of the header that is edited.</summary>
    public EditedProject Edited(string line) => this with { Headers = Headers.Edited(Edit.Name, Edit.Text + "\n" + line + "\n") };

    public GeneratorHost Host(bool tracksSteps = true) =>
        new(new Generator.UapiGenerator(), Headers, Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp12, tracksSteps, "class A { }");
}
