using LocalDynamo.Operations;
using LocalDynamo.Server.Wire.Json;

namespace LocalDynamo.Server.Wire.Shapes;

/// <summary>By which attribute items expire.</summary>
internal static class TimeToLiveShapes
{
    public static readonly Shape<TimeToLiveSpecification> Specification = new Shape<TimeToLiveSpecification>(nameof(TimeToLiveSpecification), () => new())
        .Both("AttributeName", Kinds.Text, shape => shape.AttributeName, (shape, value) => shape with { AttributeName = value })
        .Both("Enabled", Kinds.Boolean, shape => shape.Enabled, (shape, value) => shape with { Enabled = value });

    public static readonly Shape<TimeToLiveDescription> Description = new Shape<TimeToLiveDescription>(nameof(TimeToLiveDescription), () => new())
        .Writes("AttributeName", Kinds.Text, shape => shape.AttributeName)
        .Writes("TimeToLiveStatus", Kinds.Text, shape => shape.TimeToLiveStatus?.Value);
}
