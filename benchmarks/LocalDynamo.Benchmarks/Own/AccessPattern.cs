namespace LocalDynamo.Benchmarks.Own;

/// <summary>Something that a program does with its table, again and again.</summary>
/// <param name="Name">What reports call it.</param>
/// <param name="Weight">How often it comes in the mix, against the others: 90 and 10 for nine times as often.</param>
/// <param name="Run">Does it once; the random numbers are for choosing keys and making items. Any number of threads may call it.</param>
public sealed record AccessPattern(string Name, int Weight, Action<Table, Random> Run);
