using UapiGen.CFrontEnd.Text;

namespace UapiGen.CFrontEnd.Tests.Text;

/// <summary>Words in a stretch of a file.</summary>
public class SourceSpanTests
{
    [Theory]
    [InlineData("ioctl here", "ioctl", true)]
    [InlineData("the IOCTL", "ioctl", true)]
    [InlineData("it is in: Ioctls", "ioctl", true)]
    [InlineData("ioct l, iocto", "ioctl", false)]
    [InlineData("ioct", "ioctl", false)]
    [InlineData("", "fd", false)]
    [InlineData("an f", "fd", false)]
    [InlineData("dma_buf FIELD", " field", true)]
    [InlineData("field first", " field", false)]
    [InlineData("NAME - _IOW(x)", "- _IO", true)]
    [InlineData("_IO - _", "- _IO", false)]
    public void ContainsIgnoresCaseAndWhatIsOutside(string text, string word, bool isThere)
    {
        string around = word + "\n";
        var file = new SourceFile("a.h", "a.h", around + text + word);

        Assert.Equal(isThere, new SourceSpan(file, around.Length, text.Length).Contains(word));
        Assert.False(default(SourceSpan).Contains(word));
    }
}
