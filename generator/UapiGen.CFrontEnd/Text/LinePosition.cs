namespace UapiGen.CFrontEnd.Text;

/// <summary>A zero-based line and column (in UTF-16 units).</summary>
public readonly record struct LinePosition(int Line, int Column);
