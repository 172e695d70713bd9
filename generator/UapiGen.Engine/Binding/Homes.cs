using System;
using System.Collections.Generic;
using System.Linq;
using UapiGen.Engine.Binding.Naming;

namespace UapiGen.Engine.Binding;

/// <summary>Where what a header defines goes in C#, and by which options: its own when the project names it, else those of the headers that need it.</summary>
internal sealed class Homes
{
    private readonly Dictionary<string, RequestedHeader> _requested = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ReusedHeader> _reused = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _namespaces = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _fileWords = new(StringComparer.Ordinal);
    private readonly NamingStyle _sharedNaming;
    private readonly DocumentationLevel _sharedDocs;
    private string? _lastHeader;
    private RequestedHeader? _lastRequested;

    public Homes(BindingsRequest request)
    {
        foreach (RequestedHeader header in request.Headers)
        {
            _requested[header.IncludeName] = header;
        }

        foreach (ReusedHeader reused in request.Reused)
        {
            _reused[reused.Header] = reused;
        }

        // Headers that nobody names follow those that are named, as far as these agree.
        _sharedNaming = request.Headers.All(h => h.Naming == NamingStyle.C) ? NamingStyle.C : NamingStyle.DotNet;
        _sharedDocs = request.Headers.Any(h => h.Docs == DocumentationLevel.Full) || request.Headers.IsEmpty ? DocumentationLevel.Full
            : request.Headers.Any(h => h.Docs == DocumentationLevel.Summary) ? DocumentationLevel.Summary : DocumentationLevel.None;
    }

    public NamingStyle Naming(string header) => Requested(header)?.Naming ?? _sharedNaming;

    public DocumentationLevel Docs(string header) => Requested(header)?.Docs ?? _sharedDocs;

    /// <summary>The words of a header's own name, without folder and extension.</summary>
    public List<string> FileWords(string header)
    {
        if (!_fileWords.TryGetValue(header, out List<string>? words))
        {
            _fileWords.Add(header, words = HeaderName.FileWords(header));
        }

        return words;
    }

    /// <summary>Whether a referenced assembly has the header's types.</summary>
    public bool IsReused(string header) => _reused.ContainsKey(header);

    /// <summary>The namespace of what a header defines.</summary>
    /// <param name="header">The header, as it is included.</param>
    /// <param name="architecture">The architecture that it is for, or empty for all.</param>
    public string Namespace(string header, string architecture = "")
    {
        if (!_namespaces.TryGetValue(header, out string? ns))
        {
            _namespaces.Add(header, ns = FindNamespace(header));
        }

        return architecture.Length == 0 ? ns : ns + "." + architecture;
    }

    private RequestedHeader? Requested(string header)
    {
        // One member after the other is of the same header.
        if (!ReferenceEquals(header, _lastHeader))
        {
            _requested.TryGetValue(header, out _lastRequested);
            _lastHeader = header;
        }

        return _lastRequested;
    }

    private string FindNamespace(string header) =>
        _reused.TryGetValue(header, out ReusedHeader? reused) ? reused.Namespace
        : _requested.TryGetValue(header, out RequestedHeader? own) && !string.IsNullOrWhiteSpace(own.Namespace) ? Sanitized(own.Namespace!)
        : HeaderName.Namespace(header);

    private static string Sanitized(string ns) => string.Join(
        ".", ns.Split(['.'], StringSplitOptions.RemoveEmptyEntries).Select(p => Identifier.Escape(Identifier.From(p.Trim()))).DefaultIfEmpty("Uapi"));
}
