namespace LocalDynamo.Benchmarks.Workload;

/// <summary>The item of the workload as a .NET program would have it without a database: what the baselines store.</summary>
internal sealed record TypedItem(
    string Customer, string Order, string Name, string City, int Total, string Remark, List<string> Articles);
