using System;

namespace UapiGen.Benchmarks.Ioctls;

/// <summary>One way to make one ioctl, many times.</summary>
/// <param name="Call">The ioctl's C name.</param>
/// <param name="Way">How it is made.</param>
/// <param name="Run">Makes it that many times.</param>
internal sealed record Loop(string Call, string Way, Action<int> Run);
