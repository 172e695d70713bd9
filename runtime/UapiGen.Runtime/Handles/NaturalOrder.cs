using System;

namespace UapiGen;

/// <summary>Orders names as people number devices: <c>gpiochip9</c> before <c>gpiochip10</c>.</summary>
internal static class NaturalOrder
{
    public static int Compare(string left, string right)
    {
        int i = 0;
        int j = 0;
        while (i < left.Length && j < right.Length)
        {
            if (char.IsAsciiDigit(left[i]) && char.IsAsciiDigit(right[j]))
            {
                ReadOnlySpan<char> leftNumber = TakeNumber(left, ref i);
                ReadOnlySpan<char> rightNumber = TakeNumber(right, ref j);
                int order = leftNumber.Length != rightNumber.Length
                    ? leftNumber.Length.CompareTo(rightNumber.Length)
                    : leftNumber.SequenceCompareTo(rightNumber);
                if (order != 0)
                {
                    return order;
                }
            }
            else if (left[i] != right[j])
            {
                return left[i].CompareTo(right[j]);
            }
            else
            {
                i++;
                j++;
            }
        }

        int rest = (left.Length - i).CompareTo(right.Length - j);
        return rest != 0 ? rest : string.CompareOrdinal(left, right);
    }

    // Leading zeros don't count, so that the longer number is the larger one.
    private static ReadOnlySpan<char> TakeNumber(string text, ref int position)
    {
        int start = position;
        while (position < text.Length && char.IsAsciiDigit(text[position]))
        {
            position++;
        }

        return text.AsSpan(start..position).TrimStart('0');
    }
}
