using UapiGen.CFrontEnd.Libc;
using UapiGen.CFrontEnd.Preprocessing;
using UapiGen.CFrontEnd.Text;

namespace UapiGen.CFrontEnd.Tests.Libc;

public class LibcHeadersTests
{
    [Fact]
    public void A_libc_header_is_found_once_and_for_all()
    {
        SourceFile? first = LibcHeaders.Find("sys/socket.h");
        Assert.NotNull(first);
        Assert.Equal(HeaderOrigin.BuiltIn, first.Origin);
        Assert.Equal("sys/socket.h", first.IncludeName);
        Assert.Same(first, LibcHeaders.Find("sys/socket.h"));
    }

    [Theory]
    [InlineData("linux/types.h")]
    [InlineData("../stdint.h")]
    [InlineData("")]
    public void What_is_not_libcs_is_not_found(string name) => Assert.Null(LibcHeaders.Find(name));

    [Theory]
    [InlineData("sys/socket.h")]
    [InlineData("netinet/in.h")]
    [InlineData("stdlib.h")]
    [InlineData("time.h")]
    public void What_a_libc_header_includes_is_libcs_or_the_kernels(string name)
    {
        foreach (HeaderAsk include in HeaderAsks.Of(LibcHeaders.Find(name)!).Includes)
        {
            bool isKernels = include.Name.StartsWith("linux/", System.StringComparison.Ordinal) || include.Name.StartsWith("asm/", System.StringComparison.Ordinal);
            Assert.True(isKernels || LibcHeaders.Find(include.Name) is not null, include.Name);
        }
    }
}
