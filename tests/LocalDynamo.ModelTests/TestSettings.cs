using System.Globalization;

namespace LocalDynamo.ModelTests;

/// <summary>What a run of the model tests can be told from outside.</summary>
internal static class TestSettings
{
    /// <summary>How many operations all histories make together: LOCALDYNAMO_OPERATIONS.</summary>
    public static int OperationCount { get; } = (int)(Variable("LOCALDYNAMO_OPERATIONS") ?? 1_000_000);

    /// <summary>How many histories of each kind several workers make at the same time: LOCALDYNAMO_HISTORIES.</summary>
    public static int HistoryCount { get; } = (int)(Variable("LOCALDYNAMO_HISTORIES") ?? 1_000);

    /// <summary>What the histories are generated from: LOCALDYNAMO_SEED, to repeat a run that failed; another one each time without it.</summary>
    public static int Seed { get; } = (int)(Variable("LOCALDYNAMO_SEED") ?? Random.Shared.Next());

    /// <summary>How many crash points of the simulated disk are gone to: LOCALDYNAMO_CRASHPOINTS, "all" or some.</summary>
    public static string? CrashPoints { get; } = Environment.GetEnvironmentVariable("LOCALDYNAMO_CRASHPOINTS");

    /// <summary>How many processes are killed: LOCALDYNAMO_KILLS.</summary>
    public static int KillCount { get; } = (int)(Variable("LOCALDYNAMO_KILLS") ?? 50);

    private static long? Variable(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? long.Parse(text, CultureInfo.InvariantCulture) : null;
}
