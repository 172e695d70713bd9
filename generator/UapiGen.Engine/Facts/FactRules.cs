using UapiGen.CFrontEnd.Diagnostics;

namespace UapiGen.Engine.Facts;

/// <summary>What can be wrong with overlays, <c>uapi:</c> lines and comments: ids UAPI2xxx.</summary>
public static class FactRules
{
    public static readonly DiagnosticRule Syntax = new(
        "UAPI2001", "Syntax error in a statement", "expected {0}, found {1}", Severity.Error);

    public static readonly DiagnosticRule UnknownStatement = new(
        "UAPI2002", "Unknown statement", "'{0}' is no statement here{1}", Severity.Error);

    public static readonly DiagnosticRule NoVersion = new(
        "UAPI2003", "Overlay without format version", "an overlay starts with its format version: 'uapi {0}'", Severity.Error);

    public static readonly DiagnosticRule UnknownVersion = new(
        "UAPI2004", "Unknown format version", "the format version is {0}, this version of UapiGen reads {1}", Severity.Error);

    public static readonly DiagnosticRule SecondHeader = new(
        "UAPI2005", "Second header in an overlay", "an overlay speaks of one header", Severity.Error);

    public static readonly DiagnosticRule OverlayOfNoHeader = new(
        "UAPI2030", "Overlay of a header that is not read", "no header of the project is or includes '{0}', so nothing of this overlay applies{1}", Severity.Warning);

    public static readonly DiagnosticRule TooDeep = new(
        "UAPI2006", "Condition too deep", "the condition is nested too deep", Severity.Error);

    public static readonly DiagnosticRule KindNeverMade = new(
        "UAPI2007", "Kind of fd that nothing makes", "nothing makes an fd of kind '{0}': give it 'open', an ioctl or member that returns it, or 'external'", Severity.Error);

    public static readonly DiagnosticRule UnknownName = new(
        "UAPI2008", "Unknown name in a statement", "the header has no {0}{1}", Severity.Error);

    public static readonly DiagnosticRule DoesNotApply = new(
        "UAPI2009", "Statement does not apply to this header", "this header has no {0}: the statement is left out", Severity.Info);

    public static readonly DiagnosticRule SaidTwice = new(
        "UAPI2010", "Fact said twice", "'{0}' of {1} is already stated at {2}", Severity.Error);

    public static readonly DiagnosticRule ContradictsC = new(
        "UAPI2011", "Statement contradicts the C code", "{0}", Severity.Error);

    public static readonly DiagnosticRule CommentContradictsC = new(
        "UAPI2012", "Comment contradicts the C code", "{0}", Severity.Warning);

    public static readonly DiagnosticRule OverlayDisagrees = new(
        "UAPI2013", "Overlay and the header's words disagree", "{0}", Severity.Info);

    public static readonly DiagnosticRule ConditionElsewhere = new(
        "UAPI2014", "Words depend on another record's flag", "the words of '{0}' of '{1}' depend on '{2}', which is a flag of '{3}'", Severity.Info);

    public static readonly DiagnosticRule UnknownTarget = new(
        "UAPI2015", "Unknown target", "there is no target '{0}'{1}", Severity.Error);

    public static readonly DiagnosticRule WordsDisagree = new(
        "UAPI2016", "Words contradict one another", "of {0} it is said '{1}' and '{2}', which contradict one another: neither is taken", Severity.Info);

    /// <summary>Whether a rule judges what the header's own comments say, rather than a statement.</summary>
    internal static bool IsAboutWords(DiagnosticRule rule) => rule == CommentContradictsC || rule == ConditionElsewhere || rule == WordsDisagree;
}
