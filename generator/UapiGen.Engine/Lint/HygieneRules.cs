using System;
using System.Collections.Immutable;
using System.Linq;
using UapiGen.CFrontEnd.Diagnostics;
using UapiGen.CFrontEnd.Semantics;
using UapiGen.CFrontEnd.Text;

namespace UapiGen.Engine.Lint;

/// <summary>What does not belong in an exported header: G03, G04.</summary>
internal static class HygieneRules
{
    public static readonly DiagnosticRule Config = new(
        "UAPI4503", "Kernel configuration in an exported header", "'{0}' is never defined in user space: the header must not depend on it", Severity.Warning);

    public static readonly DiagnosticRule Prototype = new(
        "UAPI4504", "Prototype or variable in an exported header", "User space cannot link against '{0}': move it to a header that is not exported", Severity.Warning);

    public static readonly DiagnosticRule LineComment = new(
        "UAPI4507", "C++ comment in an exported header", "'//' comments are not C90, which user space may use: write '/* … */'", Severity.Warning);

    private const string ConfigPrefix = "CONFIG_";

    public static void Check(LintContext context)
    {
        foreach (SourceFile file in context.Files)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            foreach ((string name, int offset) in HeaderText.Identifiers(file))
            {
                if (name.StartsWith(ConfigPrefix, StringComparison.Ordinal) && name.Length > ConfigPrefix.Length)
                {
                    context.Report(Config, new SourceSpan(file, offset, name.Length), name);
                }
            }

            // The licence tag on the first line is a C++ comment by convention in some headers, and stripped on export.
            ImmutableArray<Comment> comments = context.Unit.Comments.TryGetValue(file, out ImmutableArray<Comment> all) ? all : [];
            foreach (Comment comment in comments.Where(comment => comment.Kind == CommentKind.Line && comment.Span.Position.Line > 0))
            {
                context.Report(LineComment, comment.Span);
            }
        }

        foreach (OtherDeclaration declaration in context.Unit.Declarations.OfType<OtherDeclaration>().Where(declaration => !declaration.IsDefinition))
        {
            context.Report(Prototype, declaration.Span, declaration.Name);
        }
    }
}
