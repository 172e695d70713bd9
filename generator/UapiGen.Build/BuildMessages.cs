// What the build says, by id. UAPI0003 (the SDK is too old) is said by the targets file, which runs before anything is loaded.

namespace UapiGen.Build;

internal static class BuildMessages
{
    public const string HeaderNotFound = "UAPI0001";
    public const string BadMetadata = "UAPI0002";
    public const string UnknownTarget = "UAPI0004";
    public const string OverlayNotFound = "UAPI0005";
    public const string NoHeadersOfTarget = "UAPI0006";
    public const string HeaderNotOfTarget = "UAPI0007";
    public const string UnsupportedMachine = "UAPI0008";
    public const string CannotReadOrWrite = "UAPI0009";
    public const string BaselineNotFound = "UAPI0010";
    public const string ReservedProperty = "UAPI0011";
}
