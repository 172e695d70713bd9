using System;
using System.Collections.Generic;

namespace UapiGen.Engine.Binding.Naming;

/// <summary>Takes C names apart into words and puts words together as .NET names. What a name becomes depends on that name alone.</summary>
internal static class CName
{
    private const int LongestOnStack = 128;

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

    /// <summary>The last of the words of a C name; empty when it has none.</summary>
    public static string LastWord(string name)
    {
        int end = name.Length;
        while (end > 0 && !char.IsLetterOrDigit(name[end - 1]))
        {
            end--;
        }

        int start = end;
        while (start > 0 && char.IsLetterOrDigit(name[start - 1]))
        {
            start--;
        }

        return name.Substring(start, end - start);
    }

    /// <summary><c>kvm_regs</c> to <c>KvmRegs</c>, <c>KVM_MEM_READONLY</c> to <c>KvmMemReadonly</c>, <c>bRequestType</c> to <c>BRequestType</c>.</summary>
    public static string Pascal(string name)
    {
        var text = new PascalText(name.Length <= LongestOnStack ? stackalloc char[LongestOnStack] : new char[name.Length]);
        int start = 0;
        for (int i = 0; i <= name.Length; i++)
        {
            if (i == name.Length || !char.IsLetterOrDigit(name[i]))
            {
                text.Add(name, start, i);
                start = i + 1;
            }
        }

        return text.ToString();
    }

    /// <summary>The words from <paramref name="first"/> on, each capitalised, as one name; empty when there are none.</summary>
    public static string Pascal(List<string> words, int first)
    {
        int length = 0;
        for (int i = first; i < words.Count; i++)
        {
            length += words[i].Length + 1;
        }

        var text = new PascalText(length <= LongestOnStack ? stackalloc char[LongestOnStack] : new char[length]);
        for (int i = first; i < words.Count; i++)
        {
            text.Add(words[i], 0, words[i].Length);
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

    /// <summary>How many words at the start of <paramref name="words"/> are words of <paramref name="name"/>, in its order; it may have others between them.</summary>
    public static int CommonWordsWithGaps(List<string> words, List<string> name)
    {
        int count = 0;
        for (int i = 0; i < name.Count && count < words.Count; i++)
        {
            count += IsSameWord(words[count], name[i]) ? 1 : 0;
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

    /// <summary>Capitalised words, one after the other.</summary>
    /// <param name="buffer">Room for all of them.</param>
    private ref struct PascalText(Span<char> buffer)
    {
        private readonly Span<char> _text = buffer;
        private int _length;

        /// <summary>Adds the word at a place of a text, if there is one.</summary>
        public void Add(string source, int start, int end)
        {
            if (start == end)
            {
                return;
            }

            // "v1_2" must not read as v12: digits that meet digits keep an underscore between them.
            if (_length > 0 && char.IsDigit(_text[_length - 1]) && char.IsDigit(source[start]))
            {
                _text[_length++] = '_';
            }

            bool isShouted = true;
            for (int i = start; i < end; i++)
            {
                isShouted &= !char.IsLower(source[i]);
            }

            _text[_length++] = char.ToUpperInvariant(source[start]);
            for (int i = start + 1; i < end; i++)
            {
                _text[_length++] = isShouted ? char.ToLowerInvariant(source[i]) : source[i];
            }
        }

        public override readonly string ToString() => _text.Slice(0, _length).ToString();
    }
}
