using System.Globalization;

namespace LocalDynamo.Oracle;

/// <summary>What the command line asks for.</summary>
/// <param name="Endpoint">Where DynamoDB Local listens.</param>
/// <param name="Seed">What all requests come from; the same seed makes the same requests.</param>
/// <param name="Count">About how many requests to send.</param>
/// <param name="History">The only history to run, to look at one difference; null for all.</param>
/// <param name="LocalOnly">Whether to ask DynamoDB Local alone and tell what the generators reach.</param>
/// <param name="Sdk">Whether both sides are asked through the AWS SDK: <c>LocalDynamoClient</c>, and the SDK's own client of DynamoDB Local.</param>
/// <param name="Http">Whether the engine is asked over HTTP too, through LocalDynamo.Server, also with requests that no SDK would send.</param>
/// <param name="Trace">Whether to print each request and its answers.</param>
internal sealed record Options(Uri Endpoint, ulong Seed, int Count, int? History, bool LocalOnly, bool Sdk, bool Http, bool Trace)
{
    public const string Usage = "--endpoint URL [--seed S] [--count N] [--history H] [--local-only] [--sdk | --http] [--trace]";

    public static Options Parse(string[] arguments)
    {
        var values = new Dictionary<string, string>();
        var flags = new HashSet<string>();
        for (var i = 0; i < arguments.Length; i++)
        {
            switch (arguments[i])
            {
                case "--local-only" or "--sdk" or "--http" or "--trace":
                    _ = flags.Add(arguments[i]);
                    break;
                case "--endpoint" or "--seed" or "--count" or "--history" when i + 1 < arguments.Length:
                    values[arguments[i]] = arguments[++i];
                    break;
                default:
                    throw new FormatException($"Cannot read '{arguments[i]}'. Usage: {Usage}");
            }
        }

        if (!values.TryGetValue("--endpoint", out var endpoint))
            throw new FormatException($"--endpoint is missing. Usage: {Usage}");

        return new Options(
            new Uri(endpoint),
            values.TryGetValue("--seed", out var seed) ? ulong.Parse(seed, CultureInfo.InvariantCulture) : (ulong)Random.Shared.NextInt64(1_000_000_000),
            values.TryGetValue("--count", out var count) ? int.Parse(count, CultureInfo.InvariantCulture) : 5_000,
            values.TryGetValue("--history", out var history) ? int.Parse(history, CultureInfo.InvariantCulture) : null,
            flags.Contains("--local-only"),
            flags.Contains("--sdk"),
            flags.Contains("--http"),
            flags.Contains("--trace"));
    }
}
