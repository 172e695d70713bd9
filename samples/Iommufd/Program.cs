// Gives a device's view of memory into the hands of user space: /dev/iommu alone, then with each device that vfio-pci has. Prints what was called and
// what came back. Exit codes: 0 all as expected, 1 not, 77 there is no /dev/iommu here.

using System;
using Linux.Iommufd;
using Linux.Vfio;
using UapiGen;

[assembly: System.Runtime.Versioning.SupportedOSPlatform("linux")]

namespace Iommufd;

internal static class Program
{
    private const int NotAsExpected = 1;
    private const int CannotRun = 77;

    /// <param name="arguments"><c>--device</c>: there must be a device, too.</param>
    public static int Main(string[] arguments)
    {
        if (TryOpen() is not { } iommu)
        {
            return CannotRun;
        }

        var table = new Table();
        using (iommu)
        {
            new AddressSpaces(iommu, table).Run();
            string[] devices = VfioCdevFd.FindPaths();
            foreach (string path in devices)
            {
                new Device(iommu, path, table).Run();
            }

            if (devices.Length == 0)
            {
                Console.WriteLine("\nNo device: none is bound to vfio-pci.");
                if (Array.IndexOf(arguments, "--device") >= 0)
                {
                    return NotAsExpected;
                }
            }
        }

        Console.WriteLine($"{table.AsExpected} of {table.Count} as expected");
        return table.AsExpected == table.Count ? 0 : NotAsExpected;
    }

    private static IommuFd? TryOpen()
    {
        try
        {
            return IommuFd.Open();
        }
        catch (ErrnoException e)
        {
            Console.Error.WriteLine($"Iommufd: {e.Message}. The sample needs a kernel with CONFIG_IOMMUFD, and root; tests/guest/run boots one.");
            return null;
        }
    }
}
