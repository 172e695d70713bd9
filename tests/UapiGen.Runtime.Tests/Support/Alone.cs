namespace UapiGen.Tests;

/// <summary>Tests that look at numbers or signals of the whole process, and so run while no other test does.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public class Alone
{
}
