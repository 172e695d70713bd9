using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using UapiGen.Engine.Facts.Language;

namespace UapiGen.Engine.Facts.Inference;

/// <summary>Which kind an fd is of, as the words around "fd" name it.</summary>
internal static class FdKinds
{
    private static readonly WordSet _relatives = new("which that representing referring identifying");

    private static readonly WordSet _small = new("the a an new open opened underlying with udp ip or existing raw allocated first second third other");

    /// <summary>Words that mean one kind in every header.</summary>
    private static readonly Dictionary<string, string> _shared = new(StringComparer.Ordinal)
    {
        ["event"] = "eventfd",
        ["dmabuf"] = "dma_buf",
        ["dma_buf"] = "dma_buf",
        ["sync"] = "sync_file",
        ["sync_file"] = "sync_file",
        ["syncfile"] = "sync_file",
        ["fence"] = "sync_file",
        ["socket"] = "socket",
        ["udp"] = "socket",
        ["tcp"] = "socket",
        ["epoll"] = "epoll",
        ["pipe"] = "pipe",
        ["cgroup"] = "cgroup",
        ["bpf_program"] = "bpf_prog",
        ["bpf_prog"] = "bpf_prog",
        ["bpf_map"] = "bpf_map",
        ["namespace"] = "ns",
        ["iommufd"] = "iommufd",
        ["perf_event"] = "perf_event",
        ["memfd"] = "memfd",
        ["pidfd"] = "pidfd",
        ["eventfd"] = "eventfd",
    };

    /// <summary>Words before "fd" that say nothing of its kind.</summary>
    private static readonly HashSet<string> _adjectives = new(StringComparer.Ordinal)
    {
        "valid", "anonymous", "new", "newly", "returned", "returns", "open", "opened", "optional", "local", "remote", "the", "a", "an", "this", "that", "first",
        "second", "third", "provided", "given", "associated", "existing", "target", "source", "user", "output", "input", "in", "out", "contains", "holds",
        "ioctl", "ioctls", "for", "on", "and", "or", "added", "created", "resulting", "corresponding", "its", "process's", "another", "any", "each", "allocated", "exported", "imported", "return",
        "donor", "destination", "dest", "dst", "src", "parent", "child", "control", "command", "expected", "old", "previous", "backing", "required", "imported",
        "duplicated", "passed", "supplied", "specified", "requested", "acquired", "unused", "private", "signed", "expects", "is", "be", "into", "has", "get", "gets", "obtain",
        "number", "file", "user-space", "userspace's", "with", "receives", "context", "of", "to", "by", "some", "single", "same", "one", "raw", "userspace",
    };

    /// <summary>The kind that the words before "fd" (or "fd of") name, or nothing.</summary>
    public static ImmutableArray<string> Of(string header, Sentence sentence, int at)
    {
        if (sentence[at].IsAny(FdWords.KindWords))
        {
            return [sentence[at].Lower];
        }

        if (sentence[at].Is("event"))
        {
            return ["eventfd"];
        }

        int first = at;
        while (first > 0 && at - first < 3 && IsKindWord(sentence[first - 1]))
        {
            first--;
        }

        if (first == at)
        {
            return KindAfter(header, sentence, at + (sentence[at].Is("file") ? 2 : 1));
        }

        string last = sentence[at - 1].Lower.Replace('-', '_');
        string kind = last;
        for (int i = at - 2; i >= first; i--)
        {
            kind = sentence[i].Lower.Replace('-', '_') + "_" + kind;
        }

        if (_shared.TryGetValue(kind, out string? shared) || _shared.TryGetValue(last, out shared))
        {
            return [shared];
        }

        string stem = Stem(header);
        string own = first < at - 1 || kind == stem ? kind : stem + "_" + kind;
        return [_shared.TryGetValue(own, out shared) ? shared : own];
    }

    private static bool IsKindWord(Word word) => word.Kind == WordKind.Word && word.Markup == '\0' && !_adjectives.Contains(word.Lower)
        && (word.Text.All(c => char.IsLetter(c) || c is '-') || _shared.ContainsKey(word.Lower));

    /// <summary>"fd of the dma-buf", "descriptor for an open socket", "fd of the new FAULT": the kind that the words after "fd" name.</summary>
    private static ImmutableArray<string> KindAfter(string header, Sentence sentence, int next)
    {
        if (next < sentence.Count && sentence[next].IsAny(_relatives))
        {
            // "a fd which provides the handle to the dma-buf"
            string? named = SharedKind(sentence, next + 1, next + 11);
            return named is null ? [] : [named];
        }

        if (!(next < sentence.Count && sentence[next].IsAny("of", "for", "to", "associated")))
        {
            return [];
        }

        bool isNew = false;
        for (int i = next + 1; i < Math.Min(sentence.Count, next + 7); i++)
        {
            Word word = sentence[i];
            bool isSmall = word.IsAny(_small);
            isNew |= word.Is("new");
            if (!isSmall && !word.Is("event") && _shared.TryGetValue(word.Lower.Replace('-', '_'), out string? shared))
            {
                return [shared];
            }

            if (word.Is("file") && sentence[next].Is("of") && i <= next + 2)
            {
                return ["file"];
            }

            string pair = i + 1 < sentence.Count ? word.Lower + "_" + sentence[i + 1].Lower : "";
            if (pair.Length > 0 && _shared.TryGetValue(pair, out string? paired))
            {
                return [paired];
            }

            // "of a connected socket": an adjective before a word that is known.
            bool isAdjective = !isSmall && i + 1 < sentence.Count && word.Lower == word.Text && word.Kind == WordKind.Word
                && !sentence[i + 1].Is("event") && _shared.ContainsKey(sentence[i + 1].Lower.Replace('-', '_'));
            if (!isSmall && !isAdjective)
            {
                // A name in capitals is one of the header's objects.
                bool isObject = isNew && word.Kind == WordKind.Word && word.Text.Count(char.IsUpper) >= 3 && word.Text.All(char.IsLetter);
                return isObject ? [Stem(header) + "_" + word.Lower] : [];
            }
        }

        return [];
    }

    /// <summary>"the DMABUF object, identified by its fd": the kind of what stands right before a place, or nothing.</summary>
    public static ImmutableArray<string> OfThing(Sentence sentence, int end) => SharedKind(sentence, Math.Max(0, end - 4), end) is { } kind ? [kind] : [];

    /// <summary>The kind that a word between two places means in every header, or null; "event" and "fence" are words of all sorts of things.</summary>
    private static string? SharedKind(Sentence sentence, int from, int to)
    {
        for (int i = from; i < Math.Min(sentence.Count, to); i++)
        {
            if (!sentence[i].IsAny("event", "fence") && _shared.TryGetValue(sentence[i].Lower.Replace('-', '_'), out string? kind))
            {
                return kind;
            }
        }

        return null;
    }

    private static string Stem(string header) =>
        new(Path.GetFileNameWithoutExtension(header).Select(c => char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : '_').ToArray());
}
