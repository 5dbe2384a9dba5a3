using System.Text.Json.Serialization;

namespace LocalDynamo.Benchmarks.Report;

/// <summary>A line of the table as it was measured.</summary>
/// <param name="Key">By which a new run finds the one before.</param>
/// <param name="Workload">What was done, in words.</param>
/// <param name="Scale">How many items, how large, how durable.</param>
/// <param name="Unit">Of the figures.</param>
/// <param name="Figures">LocalDynamo's first, then floors, then peers.</param>
/// <param name="Targets">What it is meant to reach.</param>
/// <param name="Machine">On what it was measured.</param>
/// <param name="Date">When.</param>
internal sealed record Row(
    string Key, string Workload, string Scale, string Unit, IReadOnlyList<Figure> Figures, IReadOnlyList<Target> Targets, string Machine, DateOnly Date);

/// <summary>What one store reached.</summary>
/// <param name="Store">Which.</param>
/// <param name="IsFloor">Whether it is what the others are measured by, and no database.</param>
/// <param name="Value">The median of its turns.</param>
/// <param name="Ratio">The median over the rounds of LocalDynamo's turn divided by its own: above 1, LocalDynamo has the larger number.</param>
/// <param name="Bytes">Allocated for each operation; null where that was not measured.</param>
internal sealed record Figure(string Store, bool IsFloor, double Value, double Ratio, double? Bytes = null);

/// <summary>What is meant to be reached.</summary>
/// <param name="Text">Of what, in words.</param>
/// <param name="Value">What was reached.</param>
/// <param name="Limit">What is meant to be.</param>
/// <param name="IsUpperLimit">Whether less is better.</param>
internal sealed record Target(string Text, double Value, double Limit, bool IsUpperLimit)
{
    [JsonIgnore]
    public bool IsReached => IsUpperLimit ? Value <= Limit : Value >= Limit;

    public static Target AtMost(string text, double value, double limit) => new(text, value, limit, IsUpperLimit: true);

    public static Target AtLeast(string text, double value, double limit) => new(text, value, limit, IsUpperLimit: false);
}
