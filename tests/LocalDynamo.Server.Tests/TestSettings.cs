using System.Globalization;

namespace LocalDynamo.Server.Tests;

/// <summary>What a run of these tests can be told from outside.</summary>
internal static class TestSettings
{
    /// <summary>How many hostile requests are sent: LOCALDYNAMO_REQUESTS.</summary>
    public static int RequestCount { get; } = Variable("LOCALDYNAMO_REQUESTS") ?? 20_000;

    /// <summary>How many connections send too slowly at once: LOCALDYNAMO_CONNECTIONS.</summary>
    public static int ConnectionCount { get; } = Variable("LOCALDYNAMO_CONNECTIONS") ?? 60;

    private static int? Variable(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
