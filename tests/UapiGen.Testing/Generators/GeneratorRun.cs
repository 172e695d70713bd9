// One run of the generator: its texts, its diagnostics and the reasons of its steps.

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace UapiGen.Testing.Generators;

/// <param name="Result">The driver's result.</param>
/// <param name="Compilation">The project with the generated code.</param>
public sealed record GeneratorRun(GeneratorDriverRunResult Result, CSharpCompilation Compilation)
{
    public ImmutableArray<Diagnostic> Diagnostics => Result.Diagnostics;

    /// <summary>The generated texts by hint name.</summary>
    public IReadOnlyDictionary<string, string> Sources =>
        Result.Results.SelectMany(result => result.GeneratedSources).ToDictionary(source => source.HintName, source => source.SourceText.ToString(), StringComparer.Ordinal);

    /// <summary>The distinct reasons for which a step's outputs came about in this run; empty when the step has no output.</summary>
    public IReadOnlyList<IncrementalStepRunReason> Reasons(string step) =>
    [
        .. Result.Results
            .Where(result => result.TrackedSteps.ContainsKey(step))
            .SelectMany(result => result.TrackedSteps[step])
            .SelectMany(run => run.Outputs)
            .Select(output => output.Reason)
            .Distinct()
            .OrderBy(reason => reason),
    ];

    /// <summary>Fails unless none of these steps made anything new, and at least one of them is there.</summary>
    public void AssertNothingRan(IEnumerable<string> steps)
    {
        bool any = false;
        foreach (string step in steps)
        {
            foreach (IncrementalStepRunReason reason in Reasons(step))
            {
                any = true;
                Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"The step '{step}' ran: {reason}.");
            }
        }

        Assert.True(any, "None of the steps is tracked, so nothing was shown.");
    }

    /// <summary>Fails unless every one of a step's outputs has this reason.</summary>
    public void AssertReason(string step, IncrementalStepRunReason expected) => Assert.Equal([expected], Reasons(step));

    /// <summary>Fails when the project with the generated code has an error or a warning.</summary>
    public GeneratorRun AssertCompiles()
    {
        string[] problems =
        [
            .. Compilation.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning).Select(d => d.ToString()),
        ];
        Assert.True(problems.Length == 0, string.Join("\n", problems.Take(20)));
        return this;
    }
}
