using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using UapiGen.Analyzers.Facts;

namespace UapiGen.Analyzers.Flow;

/// <summary>
/// Runs over the flow graph of one body, and of the lambdas and local functions in it, until what is known at the start of each block no longer
/// changes; then once more to report. Only what holds on every way to a point counts as known, so a finding never depends on which way is taken.
/// </summary>
internal sealed class BodyAnalysis(FactCache facts, FollowedVariables followed, Templates templates, IFlowListener? listener, CancellationToken cancellationToken)
{
    private const int DeepestNesting = 16;

    /// <summary>More rounds than any real body needs; what exceeds it is left without findings.</summary>
    private const int MostVisitsOfBlock = 200;

    private IReadOnlyDictionary<Place, IOperation> _references = new Dictionary<Place, IOperation>();

    public void Run(ControlFlowGraph graph, int depth = 0)
    {
        if (depth > DeepestNesting)
        {
            return;
        }

        _references = References(graph);
        if (Solve(graph) is { } starts)
        {
            Report(graph, starts);
        }

        foreach (IMethodSymbol function in graph.LocalFunctions)
        {
            Run(graph.GetLocalFunctionControlFlowGraph(function, cancellationToken), depth + 1);
        }

        foreach (IFlowAnonymousFunctionOperation lambda in Operations(graph.Blocks).OfType<IFlowAnonymousFunctionOperation>())
        {
            Run(graph.GetAnonymousFunctionControlFlowGraph(lambda, cancellationToken), depth + 1);
        }
    }

    /// <summary>What is known at the end, for the graph of an initializer; null when it was too much.</summary>
    public FlowState? End(ControlFlowGraph graph)
    {
        _references = References(graph);
        return Solve(graph) is { } starts ? starts[starts.Length - 1] : null;
    }

    private FlowState?[]? Solve(ControlFlowGraph graph)
    {
        var starts = new FlowState?[graph.Blocks.Length];
        starts[0] = FlowState.Empty;
        var arrivals = new Dictionary<int, FlowState>?[graph.Blocks.Length];
        var work = new SortedSet<int> { 0 };
        foreach (int handler in Handlers(graph.Root))
        {
            starts[handler] = FlowState.Empty;
            work.Add(handler);
        }

        int budget = graph.Blocks.Length * MostVisitsOfBlock;
        while (work.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (budget-- == 0)
            {
                return null;
            }

            int ordinal = work.Min;
            work.Remove(ordinal);
            BasicBlock block = graph.Blocks[ordinal];
            FlowState end = Through(block, starts[ordinal]!, null);
            if (block.ConditionKind != ControlFlowConditionKind.None)
            {
                end = end.OnEveryWay();
            }

            Flow(graph, block.FallThroughSuccessor, end, starts, arrivals, work);
            Flow(graph, block.ConditionalSuccessor, end, starts, arrivals, work);
        }

        return starts;
    }

    private static void Flow(ControlFlowGraph graph, ControlFlowBranch? branch, FlowState end, FlowState?[] starts, Dictionary<int, FlowState>?[] arrivals, SortedSet<int> work)
    {
        if (branch?.Destination is not { IsReachable: true } destination)
        {
            return;
        }

        if (!branch.FinallyRegions.IsEmpty)
        {
            end = end.Copy();
            foreach (Place place in branch.FinallyRegions.SelectMany(region => Mentioned(graph, region)))
            {
                end.Forget(place);
            }

            end.ForgetFields();
        }

        FlowState? before = starts[destination.Ordinal];
        FlowState after = Arrive(branch, end, arrivals);
        if (before is null || !after.IsSameAs(before))
        {
            starts[destination.Ordinal] = after;
            work.Add(destination.Ordinal);
        }
    }

    // What each way brings the last time it is taken counts: what it brought before was known too early.
    private static FlowState Arrive(ControlFlowBranch branch, FlowState end, Dictionary<int, FlowState>?[] arrivals)
    {
        int destination = branch.Destination!.Ordinal;
        Dictionary<int, FlowState> ways = arrivals[destination] ??= [];
        ways[(branch.Source.Ordinal * 2) + (branch.IsConditionalSuccessor ? 1 : 0)] = end;
        FlowState? start = null;
        foreach (KeyValuePair<int, FlowState> way in ways)
        {
            start = start is null ? way.Value : start.Join(way.Value);
        }

        return start!;
    }

    private FlowState Through(BasicBlock block, FlowState start, IFlowListener? observer)
    {
        var transfer = new Transfer(facts, followed, templates, _references, start.Copy(), observer);
        foreach (IOperation operation in block.Operations)
        {
            transfer.Visit(operation);
        }

        if (block.BranchValue is { } value)
        {
            transfer.Visit(value);
        }

        return transfer.State;
    }

    private void Report(ControlFlowGraph graph, FlowState?[] starts)
    {
        foreach (BasicBlock block in graph.Blocks)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (starts[block.Ordinal] is { } start)
            {
                FlowState end = Through(block, start, listener);
                if (block.Kind == BasicBlockKind.Exit)
                {
                    listener?.OnExit(end);
                }
            }
        }
    }

    // An exception can come from anywhere in a try: of its handlers' start nothing is known.
    private static IEnumerable<int> Handlers(ControlFlowRegion region)
    {
        if (region.Kind is ControlFlowRegionKind.Catch or ControlFlowRegionKind.Filter or ControlFlowRegionKind.Finally or ControlFlowRegionKind.FilterAndHandler)
        {
            yield return region.FirstBlockOrdinal;
        }

        foreach (int handler in region.NestedRegions.SelectMany(Handlers))
        {
            yield return handler;
        }
    }

    // A capture that is made at one place, of something that can be assigned to.
    private static Dictionary<Place, IOperation> References(ControlFlowGraph graph)
    {
        var references = new Dictionary<Place, IOperation>();
        var seen = new HashSet<Place>();
        foreach (BasicBlock block in graph.Blocks)
        {
            // Captures are statements of their own.
            foreach (IFlowCaptureOperation capture in block.Operations.OfType<IFlowCaptureOperation>())
            {
                var place = new Place(capture.Id);
                if (!seen.Add(place))
                {
                    references.Remove(place);
                }
                else if (capture.Value is ILocalReferenceOperation or IParameterReferenceOperation or IMemberReferenceOperation)
                {
                    references.Add(place, capture.Value);
                }
            }
        }

        return references;
    }

    private static IEnumerable<Place> Mentioned(ControlFlowGraph graph, ControlFlowRegion region)
    {
        IEnumerable<BasicBlock> blocks = graph.Blocks.Skip(region.FirstBlockOrdinal).Take(region.LastBlockOrdinal - region.FirstBlockOrdinal + 1);
        foreach (IOperation operation in Operations(blocks))
        {
            if (operation is ILocalReferenceOperation local)
            {
                yield return new Place(local.Local);
            }
            else if (operation is IParameterReferenceOperation parameter)
            {
                yield return new Place(parameter.Parameter);
            }
        }
    }

    private static IEnumerable<IOperation> Operations(IEnumerable<BasicBlock> blocks)
    {
        foreach (BasicBlock block in blocks)
        {
            foreach (IOperation operation in block.Operations.Concat(block.BranchValue is { } value ? [value] : []))
            {
                foreach (IOperation nested in operation.DescendantsAndSelf())
                {
                    yield return nested;
                }
            }
        }
    }
}
