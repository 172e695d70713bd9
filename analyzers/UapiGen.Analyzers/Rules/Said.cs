using UapiGen.Analyzers.Facts;

namespace UapiGen.Analyzers.Rules;

/// <summary>What a message says of the fact behind it.</summary>
internal static class Said
{
    /// <summary>The C member and where the fact is stated: <c> (resamplefd of struct kvm_irqfd, linux/kvm.h:1412)</c>.</summary>
    public static string Where(RecordFacts record, MemberFacts member, string source) =>
        $" ({member.CPath} of {record.CName}{(source.Length > 0 ? ", " : "")}{source})";
}
