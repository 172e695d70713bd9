
namespace UapiGen.Tests;

public class FirstCalls
{
    [Fact]
    public void A_closed_number_is_EBADF_and_a_plain_file_does_not_know_the_request()
    {
        using FileFd file = Fd.Open<FileFd>("/dev/null");
        var request = new IoctlRequest(0x12345678, "NO_SUCH");
        Assert.Equal(Errno.ENOTTY, Ioctl.TryCall(file, request, out _));
        IoctlException e = Assert.Throws<IoctlException>(() => Ioctl.Call(file, request));
        Assert.Contains("NO_SUCH on file: ENOTTY", e.Message);
    }
}
