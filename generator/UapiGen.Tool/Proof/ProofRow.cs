using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;

namespace UapiGen.Tool.Proof;

/// <summary>The result for one header.</summary>
/// <param name="IsAccepted">Whether the target's compiler accepts the header by itself.</param>
/// <param name="Findings">Our errors and all disagreements with the compiler, one a line.</param>
public sealed record HeaderProof(string Header, bool IsAccepted, int Records, int Fields, int Constants, ImmutableArray<string> Findings);

/// <summary>One row of the proof's table: all headers of a subject.</summary>
public sealed class ProofRow(string name)
{
    public string Name { get; } = name;

    public int Headers { get; private set; }

    /// <summary>Headers that the target's own compiler refuses by themselves.</summary>
    public int Refused { get; private set; }

    public int Records { get; private set; }

    public int Fields { get; private set; }

    public int Constants { get; private set; }

    public int Mismatches { get; private set; }

    public TimeSpan Time { get; set; }

    public void Add(HeaderProof proof)
    {
        Headers++;
        Refused += proof.IsAccepted ? 0 : 1;
        Records += proof.Records;
        Fields += proof.Fields;
        Constants += proof.Constants;
        Mismatches += proof.Findings.Length;
    }

    public static void WriteTable(TextWriter output, IEnumerable<ProofRow> rows)
    {
        output.Write($"{"target",-16} {"headers",8} {"refused",8} {"records",9} {"fields",9} {"constants",10} {"mismatches",11} {"seconds",8}\n");
        foreach (ProofRow row in rows)
        {
            output.Write($"{row.Name,-16} {row.Headers,8} {row.Refused,8} {row.Records,9} {row.Fields,9} {row.Constants,10} {row.Mismatches,11} {row.Time.TotalSeconds,8:F0}\n");
        }
    }
}
