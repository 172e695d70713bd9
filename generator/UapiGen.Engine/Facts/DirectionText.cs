namespace UapiGen.Engine.Facts;

internal static class DirectionText
{
    /// <summary>The direction in the overlay's spelling; empty when not said.</summary>
    public static string ToText(this Direction direction) => direction switch
    {
        Direction.Unspecified => "",
        Direction.None => "none",
        Direction.In => "in",
        Direction.Out => "out",
        _ => "inout",
    };
}
