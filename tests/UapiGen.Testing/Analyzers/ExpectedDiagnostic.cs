namespace UapiGen.Testing.Analyzers;

/// <summary>A finding that a test expects at the place <c>{|#number:…|}</c>, with its words.</summary>
/// <param name="Number">The number in the markup.</param>
/// <param name="Id">The rule.</param>
/// <param name="Message">The whole message; null when the test doesn't say.</param>
public sealed record ExpectedDiagnostic(int Number, string Id, string? Message = null);
