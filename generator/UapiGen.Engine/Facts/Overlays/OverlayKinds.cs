using System.Collections.Generic;
using System.Linq;

namespace UapiGen.Engine.Facts.Overlays;

/// <summary>The kinds and groups of one overlay: what it declares for all headers, read once.</summary>
internal sealed class OverlayKinds
{
    public OverlayKinds(IEnumerable<ParsedStatement> statements)
    {
        foreach (ParsedStatement statement in statements)
        {
            bool isOfKind = statement.Facts.Exists(f => f is ResourceFact);
            foreach (Fact fact in statement.Facts)
            {
                Add(fact);
                if (fact is ResourceFact || (fact is NameFact && isOfKind))
                {
                    Shared.Add(fact);
                }
            }
        }
    }

    public List<ResourceFact> Resources { get; } = [];

    /// <summary>The names of groups of constants.</summary>
    public List<string> Groups { get; } = [];

    /// <summary>The names of other headers' constants whose values it gives.</summary>
    public List<string> Constants { get; } = [];

    /// <summary>Kinds of fds that a statement makes, opens, or says to come from elsewhere.</summary>
    public List<string> Made { get; } = [];

    /// <summary>System calls with their parameters' names.</summary>
    public Dictionary<string, List<string>> Parameters { get; } = new(System.StringComparer.Ordinal);

    /// <summary>The C types of the arguments of ioctls.</summary>
    public Dictionary<string, string> Arguments { get; } = new(System.StringComparer.Ordinal);

    /// <summary>The facts that hold whichever header is read: kinds are shared by all.</summary>
    public List<Fact> Shared { get; } = [];

    private void Add(Fact fact)
    {
        switch (fact)
        {
            case ResourceFact resource:
                Resources.Add(resource);
                if (resource.IsFd && (resource.Open.Length > 0 || resource.IsRuntime || resource.IsExternal))
                {
                    Made.Add(resource.Kind);
                }

                if (resource.IsFd && resource.Parent.Length > 0)
                {
                    Made.Add(resource.Parent);
                }

                break;
            case ConstantFact constant:
                Constants.Add(constant.Constant);
                break;
            case FlagSetFact group:
                Groups.Add(group.Name);
                break;
            case IoctlResultFact { Form: ResultForm.Fd } result:
                Made.AddRange(result.Kinds);
                break;
            case ConditionalResultFact { Form: ResultForm.Fd } result:
                Made.AddRange(result.Kinds);
                break;
            case FdFact { Direction: Direction.Out or Direction.InOut } fd:
                Made.AddRange(fd.Kinds);
                break;
            case IoctlArgumentFact argument:
                if (argument.Direction is Direction.Out or Direction.InOut)
                {
                    Made.AddRange(argument.FdKinds);
                }

                Arguments[argument.Ioctl] = argument.Type;
                break;
            case SyscallFact syscall:
                Made.Add(syscall.Kind);
                Parameters[syscall.Name] = [.. syscall.Parameters.Select(p => p.Substring(p.LastIndexOf(' ') + 1))];
                break;
            default:
                break;
        }
    }
}
