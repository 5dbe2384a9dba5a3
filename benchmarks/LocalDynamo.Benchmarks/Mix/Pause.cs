namespace LocalDynamo.Benchmarks.Mix;

/// <summary>An operation that took long.</summary>
/// <param name="Operation">Which.</param>
/// <param name="Duration">How long.</param>
/// <param name="Cause">Why, as far as can be told.</param>
internal sealed record Pause(string Operation, TimeSpan Duration, string Cause);
