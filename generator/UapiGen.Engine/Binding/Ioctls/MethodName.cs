using System;
using System.Collections.Generic;
using System.Linq;
using UapiGen.Engine.Binding.Naming;
using UapiGen.Engine.Facts;

namespace UapiGen.Engine.Binding.Ioctls;

/// <summary>
/// The name of an ioctl's method: <c>KVM_GET_REGS</c> is <c>GetRegs</c>. It begins where the prefix that an overlay states ends; without one, after the words
/// that the header or the kind of fd starts with, and after <c>IOC</c> or <c>IOCTL</c> and the driver's tag before it. C words that run together are split.
/// </summary>
internal static class MethodName
{
    /// <summary>How many words a driver's tag has at most: <c>FW_CDEV_IOC_GET_INFO</c>. What is longer says what the ioctl does.</summary>
    private const int LongestTag = 2;

    /// <param name="ioctl">The ioctl.</param>
    /// <param name="homes">The headers' names and options.</param>
    /// <param name="kind">The words of the kind of fd that the method belongs to, or none.</param>
    public static string Of(IoctlDeclaration ioctl, Homes homes, List<string> kind)
    {
        string cName = ioctl.Macro.Name;
        if (ioctl.View.Facts.NameOf(cName) is { } stated)
        {
            return stated;
        }

        int prefix = PrefixLength(ioctl);
        List<string> words = CName.Words(cName.Substring(prefix));
        int common = prefix > 0 ? 0 : CommonWords(words, homes.FileWords(ioctl.Macro.Header), kind);
        while (words.Count > common + 1 && IsMark(words[words.Count - 1]))
        {
            words.RemoveAt(words.Count - 1);
        }

        return CName.Pascal(Abbreviations.Shipped.Split(words.GetRange(CName.FirstKept(words, common), words.Count - CName.FirstKept(words, common))), 0);
    }

    /// <summary>The length of the longest stated prefix that leaves a name.</summary>
    private static int PrefixLength(IoctlDeclaration ioctl)
    {
        string name = ioctl.Macro.Name;
        int longest = 0;
        foreach (PrefixFact fact in ioctl.View.Facts.Prefixes)
        {
            bool applies = fact.Kinds.IsEmpty ? fact.Header == ioctl.Macro.Header : ioctl.Subject is { } subject && subject.Kinds.Intersect(fact.Kinds).Any();
            if (applies && fact.Prefix.Length > longest && name.StartsWith(fact.Prefix, StringComparison.Ordinal)
                && name.Length > fact.Prefix.Length && char.IsLetter(name[fact.Prefix.Length]))
            {
                longest = fact.Prefix.Length;
            }
        }

        return longest;
    }

    private static int CommonWords(List<string> words, List<string> header, List<string> kind)
    {
        int common = Math.Max(CName.CommonWords(words, header), CName.CommonWords(words, kind));
        int mark = words.FindIndex(IsMark);
        return mark <= Math.Max(common, LongestTag) && mark < words.Count - 1 ? Math.Max(common, mark + 1) : common;
    }

    private static bool IsMark(string word) => word is "IOC" or "IOCTL";
}
