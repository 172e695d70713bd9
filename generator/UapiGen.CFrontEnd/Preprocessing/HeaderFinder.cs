using System.Collections.Generic;
using UapiGen.CFrontEnd.Libc;
using UapiGen.CFrontEnd.Text;

namespace UapiGen.CFrontEnd.Preprocessing;

/// <summary>Finds headers: the provider's, and the front end's own for libc and for what the exported kernel headers leave out.</summary>
internal sealed class HeaderFinder(IHeaderProvider headers, bool useSystemLibc = false)
{
    private readonly Dictionary<string, FoundHeader?> _angled = new(System.StringComparer.Ordinal);

    /// <summary>Finds a header as <see cref="IHeaderProvider.Find"/> does.</summary>
    public FoundHeader? Find(string name, bool isAngled, SourceFile? includer, int afterDirectory)
    {
        if (!isAngled || afterDirectory >= 0)
        {
            return FindNew(name, isAngled, includer, afterDirectory);
        }

        // Where a name in angle brackets is found does not depend on the includer.
        if (!_angled.TryGetValue(name, out FoundHeader? found))
        {
            _angled[name] = found = FindNew(name, isAngled: true, includer, -1);
        }

        return found;
    }

    private FoundHeader? FindNew(string name, bool isAngled, SourceFile? includer, int afterDirectory)
    {
        SourceFile? libc = useSystemLibc ? null : LibcHeaders.Find(name);
        if (libc is not null && isAngled)
        {
            return new FoundHeader(libc, -1);
        }

        FoundHeader? found = headers.Find(name, isAngled, includer, afterDirectory);
        if (libc is not null && found is not { Directory: -1 })
        {
            // In quotes, a libc name is the project's only when it stands beside its includer.
            return new FoundHeader(libc, -1);
        }

        // The compiler's own headers, such as stddef.h, are in no directory of libc's.
        return found ?? ((KernelHeaders.Find(name) ?? LibcHeaders.Find(name)) is { } own ? new FoundHeader(own, -1) : null);
    }
}
