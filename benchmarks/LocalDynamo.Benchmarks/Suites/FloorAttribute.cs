namespace LocalDynamo.Benchmarks.Suites;

/// <summary>By which store the others of a suite are measured.</summary>
/// <param name="peer">Its name in the catalog.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class FloorAttribute(string peer) : Attribute
{
    public string Peer { get; } = peer;
}
