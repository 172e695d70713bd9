using System.Threading.Tasks;
using UapiGen.Testing.Analyzers;

namespace UapiGen.Analyzers.Tests.Calls;

/// <summary>UAPI5004 to UAPI5007, UAPI5015 and UAPI5016.</summary>
public sealed class BitsTests : CallTests
{
    [Fact]
    public Task More_than_one_of_a_group_says_which() => VerifyAsync(
        "vfio.SetIrqs(new() { {|#0:Flags = VfioIrqSetFlags.DataNone | VfioIrqSetFlags.DataEventfd | VfioIrqSetFlags.ActionTrigger|} });",
        new ExpectedDiagnostic(0, "UAPI5004", "'Flags' combines mutually exclusive values: DataNone, DataEventfd (flags of struct vfio_irq_set)"));

    [Fact]
    public Task None_of_a_group_says_which_there_are() => VerifyAsync(
        "vfio.SetIrqs(new() { {|#0:Flags = VfioIrqSetFlags.DataNone|} });",
        new ExpectedDiagnostic(0, "UAPI5005", "'Flags' must include exactly one of: ActionMask, ActionUnmask, ActionTrigger (flags of struct vfio_irq_set)"));

    [Theory]
    [InlineData("var a = new VfioIrqSet { Flags = VfioIrqSetFlags.DataNone | VfioIrqSetFlags.ActionMask }; {|UAPI5004:a.Flags |= VfioIrqSetFlags.ActionUnmask|}; vfio.SetIrqs(a);")]
    [InlineData("var a = new VfioDeviceFeature { {|UAPI5004:Flags = VfioDeviceFeatureFlags.Get | VfioDeviceFeatureFlags.Set|} }; vfio.Feature(ref a);")]
    [InlineData("var a = new GpioV2LineRequest { Config = { {|UAPI5004:Flags = GpioV2LineFlag.Input | GpioV2LineFlag.Output|} } }; using var l = chip.GetLine(ref a);")]
    [InlineData("var a = new GpioV2LineRequest(); {|UAPI5004:a.Config.Flags = GpioV2LineFlag.Input | GpioV2LineFlag.Output|}; using var l = chip.GetLine(ref a);")]
    public Task More_than_one_of_a_group(string body) => VerifyAsync(body);

    [Theory]
    [InlineData("vfio.SetIrqs(new() { Flags = VfioIrqSetFlags.DataNone | VfioIrqSetFlags.ActionTrigger });")]
    [InlineData("vfio.SetIrqs(new() { Flags = (VfioIrqSetFlags)n });")]
    [InlineData("vfio.SetIrqs(new() { Flags = VfioIrqSetFlags.ActionTrigger | (c ? VfioIrqSetFlags.DataNone : VfioIrqSetFlags.DataBool) });")]
    [InlineData("var a = new VfioDeviceFeature { Flags = VfioDeviceFeatureFlags.Get | VfioDeviceFeatureFlags.Set | VfioDeviceFeatureFlags.Probe }; vfio.Feature(ref a);")]
    [InlineData("var a = new VfioDeviceFeature { Flags = VfioDeviceFeatureFlags.Get | (VfioDeviceFeatureFlags)3 }; vfio.Feature(ref a);")]
    [InlineData("var a = new GpioV2LineRequest { Config = { Flags = GpioV2LineFlag.Input } }; using var l = chip.GetLine(ref a);")]
    [InlineData("var a = new GpioV2LineRequest { Config = { Flags = c ? GpioV2LineFlag.Input : GpioV2LineFlag.Output } }; using var l = chip.GetLine(ref a);")]
    public Task One_of_a_group(string body) => VerifyAsync(body);

    [Fact]
    public Task A_value_that_is_not_taken_says_which() => VerifyAsync(
        "var a = new IommuViommuAlloc { DevId = n, Type = {|#0:IommuViommuType.Default|} }; iommufd.ViommuAlloc(ref a);",
        new ExpectedDiagnostic(0, "UAPI5016", "'Type' cannot be 'IommuViommuType.Default': the kernel rejects this value (type of struct iommu_viommu_alloc)"));

    [Theory]
    [InlineData("var a = new IommuViommuAlloc(); a.Type = {|UAPI5016:default|}; iommufd.ViommuAlloc(ref a);")]
    [InlineData("var t = IommuViommuType.Default; var a = new IommuViommuAlloc { Type = {|UAPI5016:t|} }; iommufd.ViommuAlloc(ref a);")]
    [InlineData("var a = new IommuViommuAlloc { Type = {|UAPI5016:(IommuViommuType)0|} }; iommufd.ViommuAlloc(ref a);")]
    public Task A_value_that_is_not_taken(string body) => VerifyAsync(body);

    [Theory]
    [InlineData("var a = new IommuViommuAlloc { Type = IommuViommuType.ArmSmmuv3 }; iommufd.ViommuAlloc(ref a);")]
    [InlineData("var a = new IommuViommuAlloc { Type = (IommuViommuType)n }; iommufd.ViommuAlloc(ref a);")]
    [InlineData("var a = new IommuViommuAlloc { Type = c ? IommuViommuType.Default : IommuViommuType.ArmSmmuv3 }; iommufd.ViommuAlloc(ref a);")]
    [InlineData("var a = new IommuViommuAlloc { DevId = n }; iommufd.ViommuAlloc(ref a);")]
    public Task A_value_that_is_taken(string body) => VerifyAsync(body);

    [Fact]
    public Task Bits_that_no_flag_names() => VerifyAsync(
        "var a = new KvmIrqfd { Flags = {|#0:(KvmIrqfdFlags)0x14 | KvmIrqfdFlags.Deassign|} }; F(a); static void F(KvmIrqfd a) { }",
        new ExpectedDiagnostic(0, "UAPI5006", "The bits 0x14 in 'Flags' are not defined by enum 'KvmIrqfdFlags'"));

    [Theory]
    [InlineData("_irqfd.Flags = {|UAPI5006:(KvmIrqfdFlags)0x80|};")]
    [InlineData("_irqfd.Flags |= {|UAPI5006:(KvmIrqfdFlags)(1u << 31)|};")]
    [InlineData("uint bits = 8; _irqfd.Flags = {|UAPI5006:(KvmIrqfdFlags)bits|};")]
    [InlineData("_irqfd.Flags = {|UAPI5006:(KvmIrqfdFlags)(n | 4)|};")]
    [InlineData("_irqfd.Flags = {|UAPI5006:~KvmIrqfdFlags.Resample|};")]
    [InlineData("_irqfd.Pad = {|UAPI5007:1|};")]
    [InlineData("var a = new VfioDeviceBindIommufd { Flags = {|UAPI5007:1|} }; Use(a);")]
    [InlineData("var a = new SeccompNotifAddfd { NewfdFlags = {|UAPI5007:1|} }; Use(a);")]
    [InlineData("var a = new IommuHwptAlloc { Reserved = {|UAPI5007:n | 1|} }; Use(a);")]
    public Task Bits_that_can_not_be_right(string body) => VerifyMembersAsync(
        InMethod(body) + "\n    KvmIrqfd _irqfd; static void Use<T>(T a) { }");

    [Theory]
    [InlineData("_irqfd.Flags = (KvmIrqfdFlags)n;")]
    [InlineData("_irqfd.Flags = KvmIrqfdFlags.Resample | KvmIrqfdFlags.Deassign;")]
    [InlineData("_irqfd.Flags &= ~KvmIrqfdFlags.Resample;")]
    [InlineData("_irqfd.Flags &= (KvmIrqfdFlags)0xff;")]
    [InlineData("_irqfd.Pad = 0;")]
    [InlineData("_irqfd.Pad = n;")]
    [InlineData("Use(new SeccompNotifAddfd { NewfdFlags = 0x80000 });")]
    [InlineData("Use(new GpioV2LineAttribute { Id = (GpioV2LineAttrId)9 });")]
    public Task Bits_that_can_be_right(string body) => VerifyMembersAsync(
        InMethod(body) + "\n    KvmIrqfd _irqfd; static void Use<T>(T a) { }");

    [Theory]
    [InlineData("{|#0:(KvmIrqfdFlags)2|}", "Use KvmIrqfdFlags.Resample instead of a number")]
    [InlineData("{|#0:(KvmIrqfdFlags)3|}", "Use KvmIrqfdFlags.Deassign | KvmIrqfdFlags.Resample instead of a number")]
    [InlineData("{|#0:(KvmIrqfdFlags)(1u << 1)|}", "Use KvmIrqfdFlags.Resample instead of a number")]
    public Task A_number_where_flags_have_names(string value, string message) => VerifyAsync(
        "KvmIrqfdFlags f = " + value + ";", new ExpectedDiagnostic(0, "UAPI5015", message));

    [Theory]
    [InlineData("KvmIrqfdFlags f = 0;")]
    [InlineData("KvmIrqfdFlags f = (KvmIrqfdFlags)0;")]
    [InlineData("KvmIrqfdFlags f = (KvmIrqfdFlags)n;")]
    [InlineData("const uint X = 2; KvmIrqfdFlags f = (KvmIrqfdFlags)X;")]
    [InlineData("var f = (GpioV2LineAttrId)1;")]
    [InlineData("var f = (System.IO.FileAccess)1;")]
    public Task A_number_that_is_none(string body) => VerifyAsync(body);
}
