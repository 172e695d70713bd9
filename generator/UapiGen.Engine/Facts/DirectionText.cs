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

    /// <summary>The direction that a statement's word tells; unspecified when there is none.</summary>
    public static Direction Parse(string word) => word switch
    {
        "in" => Direction.In,
        "out" => Direction.Out,
        "inout" => Direction.InOut,
        _ => Direction.Unspecified,
    };
}
