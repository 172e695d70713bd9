using System;

namespace UapiGen.Tests;

/// <summary>Text in <c>char</c> arrays.</summary>
public class CTextTests
{
    [Theory]
    [InlineData("", "00000000")]
    [InlineData("abc", "61626300")]
    [InlineData("abcd", "61626364")]
    [InlineData("a\u00e9", "61C3A900")]
    [InlineData("\U0001F600", "F09F9880")]
    public void Text_fills_the_array_with_zeros_behind_it(string text, string bytes)
    {
        byte[] array = [1, 2, 3, 4];
        CText.Write(array, text);
        Assert.Equal(bytes, Convert.ToHexString(array));
        Assert.Equal(text, CText.Read(array));
    }

    [Theory]
    [InlineData("abcde")]
    [InlineData("abc\u00e9")]
    [InlineData("a\0b")]
    public void What_does_not_fit_leaves_the_array_as_it_was(string text)
    {
        byte[] array = [1, 2, 3, 4];
        Assert.Throws<ArgumentException>(() => CText.Write(array, text));
        Assert.Equal([1, 2, 3, 4], array);
    }

    [Fact]
    public void Reading_ends_at_the_first_zero_byte()
    {
        Assert.Equal("a", CText.Read([(byte)'a', 0, (byte)'b']));
        Assert.Equal("", CText.Read([]));
        Assert.Equal("\uFFFD", CText.Read([0xFF, 0]));
    }
}
