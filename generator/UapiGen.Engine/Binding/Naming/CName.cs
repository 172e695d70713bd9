using System;
using System.Collections.Generic;
using System.Text;

namespace UapiGen.Engine.Binding.Naming;

/// <summary>Takes C names apart into words and puts words together as .NET names. What a name becomes depends on that name alone.</summary>
internal static class CName
{
    /// <summary>The words of a C name: what underscores (and in file names hyphens, dots and the like) separate.</summary>
    public static List<string> Words(string name)
    {
        var words = new List<string>();
        int start = 0;
        for (int i = 0; i <= name.Length; i++)
        {
            if (i == name.Length || !char.IsLetterOrDigit(name[i]))
            {
                if (i > start)
                {
                    words.Add(name.Substring(start, i - start));
                }

                start = i + 1;
            }
        }

        return words;
    }

    /// <summary><c>kvm_regs</c> to <c>KvmRegs</c>, <c>KVM_MEM_READONLY</c> to <c>KvmMemReadonly</c>, <c>bRequestType</c> to <c>BRequestType</c>.</summary>
    public static string Pascal(string name) => Pascal(Words(name), 0);

    /// <summary>The words from <paramref name="first"/> on, each capitalised, as one name; empty when there are none.</summary>
    public static string Pascal(List<string> words, int first)
    {
        var text = new StringBuilder();
        for (int i = first; i < words.Count; i++)
        {
            // "v1_2" must not read as v12: digits that meet digits keep an underscore between them.
            if (text.Length > 0 && char.IsDigit(text[text.Length - 1]) && char.IsDigit(words[i][0]))
            {
                text.Append('_');
            }

            AppendWord(text, words[i]);
        }

        return text.ToString();
    }

    /// <summary>The name as a parameter: <c>machine_type</c> to <c>machineType</c>.</summary>
    public static string Camel(string name)
    {
        string pascal = Pascal(name);
        return pascal.Length == 0 ? pascal : char.ToLowerInvariant(pascal[0]) + pascal.Substring(1);
    }

    /// <summary>How many words at the start of <paramref name="words"/> repeat the start of <paramref name="prefix"/>; singular and plural are the same.</summary>
    public static int CommonWords(List<string> words, List<string> prefix)
    {
        int count = 0;
        while (count < words.Count && count < prefix.Count && IsSameWord(words[count], prefix[count]))
        {
            count++;
        }

        return count;
    }

    /// <summary>The first word to keep when <paramref name="common"/> words could go: something must be left, and it must not start with a digit.</summary>
    public static int FirstKept(List<string> words, int common)
    {
        int first = Math.Min(common, words.Count - 1);
        while (first > 0 && char.IsDigit(words[first][0]))
        {
            first--;
        }

        return Math.Max(first, 0);
    }

    private static bool IsSameWord(string a, string b) =>
        string.Equals(a, b, StringComparison.OrdinalIgnoreCase)
        || string.Equals(a + "s", b, StringComparison.OrdinalIgnoreCase)
        || string.Equals(a, b + "s", StringComparison.OrdinalIgnoreCase);

    private static void AppendWord(StringBuilder text, string word)
    {
        bool isShouted = true;
        foreach (char c in word)
        {
            isShouted &= !char.IsLower(c);
        }

        text.Append(char.ToUpperInvariant(word[0]));
        for (int i = 1; i < word.Length; i++)
        {
            text.Append(isShouted ? char.ToLowerInvariant(word[i]) : word[i]);
        }
    }
}
