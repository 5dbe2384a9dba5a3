namespace LocalDynamo.Benchmarks.Mix;

/// <summary>One of the operations that a mix is made of, for one thread.</summary>
/// <param name="Name">What the report calls it.</param>
/// <param name="Weight">How often it comes, against the others.</param>
/// <param name="Prepare">What its user has done before: choosing a key, making an item. Not measured.</param>
/// <param name="Run">What is measured.</param>
internal sealed record MixOperation(string Name, int Weight, Action Prepare, Action Run);
