using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using UapiGen.CFrontEnd.Text;

namespace UapiGen.CFrontEnd.Preprocessing;

/// <summary>
/// Finds all files that the front end may ask for when it reads headers for one target, whatever branches it takes: what a build has to hand to the
/// compiler. It looks for them as the preprocessor does, through the same finder and from the same directives. Names that macros make it learns by
/// preprocessing the header.
/// </summary>
public sealed class Discovery
{
    private readonly IHeaderProvider _headers;
    private readonly Func<SourceFile, HeaderAsks> _asksOf;
    private readonly CancellationToken _cancellationToken;
    private readonly HeaderFinder _finder;
    private readonly Dictionary<(SourceFile File, int Directory), (bool HasComputed, List<FoundHeader> Next)> _followed = [];
    private readonly HashSet<(string Name, SourceFile File, int Directory)> _known = [];
    private readonly List<DiscoveredHeader> _found = [];
    private readonly HashSet<string> _missing = new(StringComparer.Ordinal);

    /// <param name="headers">Where headers are.</param>
    /// <param name="asksOf">What a file asks for: <see cref="HeaderAsks.Of"/>, or what is remembered of it.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    public Discovery(IHeaderProvider headers, Func<SourceFile, HeaderAsks> asksOf, CancellationToken cancellationToken = default)
    {
        (_headers, _asksOf, _cancellationToken) = (headers, asksOf, cancellationToken);
        _finder = new HeaderFinder(headers);
    }

    /// <summary>What includes find, in the order of its discovery; the front end's own headers are not in it.</summary>
    public IReadOnlyList<DiscoveredHeader> Found => _found;

    /// <summary>Whether a header was asked for that nobody has.</summary>
    public bool Misses(string name) => _missing.Contains(name);

    /// <summary>Follows a header, and what is read before and after it.</summary>
    public void Follow(FrontEndRequest request)
    {
        var work = new Queue<FoundHeader>();
        work.Enqueue(new FoundHeader(request.MainFile, request.MainFileDirectory));
        foreach (string name in request.IncludeBefore.Append(UnitPreprocessor.IoctlHeader))
        {
            Take(name, _finder.Find(name, isAngled: true, null, -1), work.Enqueue);
        }

        var reached = new HashSet<(SourceFile File, int Directory)>();
        if (!FollowAll(work, reached))
        {
            return;
        }

        // The macros of this header may make other names than those of another one that includes the same file.
        Preprocessor.Run(request with { Headers = new Recorder(_headers, (name, found) => Take(name, found, work.Enqueue)) }, _cancellationToken);
        FollowAll(work, reached);
    }

    /// <summary>Follows what is queued; whether macros make a name somewhere.</summary>
    private bool FollowAll(Queue<FoundHeader> work, HashSet<(SourceFile File, int Directory)> reached)
    {
        bool hasComputed = false;
        while (work.Count > 0)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            FoundHeader includer = work.Dequeue();
            if (reached.Add((includer.File, includer.Directory)))
            {
                (bool computes, List<FoundHeader> next) = Follow(includer);
                hasComputed |= computes;
                next.ForEach(work.Enqueue);
            }
        }

        return hasComputed;
    }

    /// <summary>What one file's directives find: the same for every header that reaches it.</summary>
    private (bool HasComputed, List<FoundHeader> Next) Follow(FoundHeader includer)
    {
        (SourceFile File, int Directory) key = (includer.File, includer.Directory);
        if (!_followed.TryGetValue(key, out (bool HasComputed, List<FoundHeader> Next) known))
        {
            HeaderAsks asks = _asksOf(includer.File);
            known = (asks.HasComputed, []);
            foreach (HeaderAsk ask in asks.Includes.Concat(asks.Tests))
            {
                Take(ask.Name, _finder.Find(ask.Name, ask.IsAngled, includer.File, ask.IsNext ? includer.Directory : -1), known.Next.Add);
            }

            _followed.Add(key, known);
        }

        return known;
    }

    private void Take(string name, FoundHeader? found, Action<FoundHeader> follow)
    {
        if (found is null)
        {
            _missing.Add(name);
            return;
        }

        if (found.File.Origin != HeaderOrigin.BuiltIn && _known.Add((name, found.File, found.Directory)))
        {
            _found.Add(new DiscoveredHeader(name, found));
        }

        follow(found);
    }

    /// <summary>Tells what is found, and by which name.</summary>
    private sealed class Recorder(IHeaderProvider headers, Action<string, FoundHeader?> take) : IHeaderProvider
    {
        public FoundHeader? Find(string name, bool isAngled, SourceFile? includer, int afterDirectory)
        {
            FoundHeader? found = headers.Find(name, isAngled, includer, afterDirectory);
            take(name, found);
            return found;
        }
    }
}

/// <summary>A header that an include finds, and the name by which it was asked for.</summary>
public sealed record DiscoveredHeader(string Name, FoundHeader Header);
