using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using UapiGen.CFrontEnd.Targets;
using UapiGen.Testing;

namespace UapiGen.CFrontEnd.Tests;

/// <summary>A folder of case headers: each file is a case, so that a new case is a new file.</summary>
internal sealed class CaseFolder(string area)
{
    private readonly string _path = Repository.PathTo($"tests/UapiGen.CFrontEnd.Tests/{area}/Cases");

    public TheoryData<string> Names => [.. All()];

    /// <summary>Each case for each target.</summary>
    public TheoryData<string, string> NamesAndTargets
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (string name in All())
            {
                foreach (Target target in KnownTargets.All)
                {
                    data.Add(name, target.Name);
                }
            }

            return data;
        }
    }

    public string Read(string name) => File.ReadAllText(Path.Combine(_path, name));

    private IEnumerable<string> All() => Directory.GetFiles(_path, "*.h").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);
}
