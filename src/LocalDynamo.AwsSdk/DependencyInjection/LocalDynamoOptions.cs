using System.Globalization;
using Amazon.DynamoDBv2;

namespace LocalDynamo.AwsSdk.DependencyInjection;

/// <summary>
/// What <c>AddLocalDynamo</c> registers. Each property can be set in code, and in the section <c>LocalDynamo</c> of the configuration, which
/// counts where both do: where a program runs decides, not where it was written.
/// </summary>
public sealed class LocalDynamoOptions
{
    /// <summary>The section of the configuration: <c>LocalDynamo</c>.</summary>
    public const string Section = "LocalDynamo";

    private Func<DynamoDatabaseOptions, DynamoDatabaseOptions> _database = static options => options;
    private Action<AmazonDynamoDBConfig> _client = static _ => { };

    /// <summary>Where the tables are: in this process, or in a service.</summary>
    /// <value><see cref="LocalDynamoMode.Embedded"/> by default.</value>
    public LocalDynamoMode Mode { get; set; }

    /// <summary>For an embedded database: the folder that it is kept in.</summary>
    /// <value><see langword="null"/>, the default, or an empty text: it is in memory alone.</value>
    public string? Folder { get; set; }

    /// <summary>The region: the service's, or the one that the ARNs of an embedded database name.</summary>
    /// <value>
    /// <see langword="null"/> by default: for a service what the SDK finds in its environment, otherwise <c>us-east-1</c>.
    /// </value>
    public string? Region { get; set; }

    /// <summary>For a service: its URL, where it is not Amazon's own.</summary>
    /// <value><see langword="null"/>, the default, for Amazon DynamoDB in the <see cref="Region"/>.</value>
    public string? ServiceURL { get; set; }

    /// <summary>For a database in a folder: when a write returns.</summary>
    /// <value>
    /// <c>Immediate</c> (the default): once it is on the disk; <c>None</c>: at once; or the time that may be lost at most, such as <c>00:00:01</c>, from a
    /// millisecond to a day.
    /// </value>
    public string Durability { get; set; } = nameof(LocalDynamo.Durability.Immediate);

    /// <summary>For an embedded database: what makes scan order, table ids and request ids the same in every run.</summary>
    /// <value><see langword="null"/>, the default, draws one at random.</value>
    public long? Seed { get; set; }

    /// <summary>For an embedded database: whether tables refuse what goes beyond their provisioned throughput.</summary>
    /// <value><see langword="false"/> by default.</value>
    public bool EnforceProvisionedThroughput { get; set; }

    /// <summary>For an embedded database: whether requests take the SDK's whole pipeline, see <see cref="LocalDynamoClientOptions.FaithfulRetries"/>.</summary>
    /// <value><see langword="false"/> by default.</value>
    public bool FaithfulRetries { get; set; }

    /// <summary>Sets what only code can set up of an embedded database: its clock, its encryption key.</summary>
    /// <param name="change">From the options as they are, with what the container has of a <see cref="TimeProvider"/> and an <c>ILoggerFactory</c>, to those that shall be.</param>
    /// <exception cref="ArgumentNullException"><paramref name="change"/> is null.</exception>
    public void ConfigureDatabase(Func<DynamoDatabaseOptions, DynamoDatabaseOptions> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        var before = _database;
        _database = options => change(before(options));
    }

    /// <summary>Sets up the SDK's configuration of the client, in both modes: retries, timeouts.</summary>
    /// <param name="change">Changes the configuration.</param>
    /// <exception cref="ArgumentNullException"><paramref name="change"/> is null.</exception>
    public void ConfigureClient(Action<AmazonDynamoDBConfig> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        _client += change;
    }

    internal Action<AmazonDynamoDBConfig> ClientChanges => _client;

    internal DynamoDatabaseOptions ToDatabaseOptions(DynamoDatabaseOptions defaults) => _database(defaults with
    {
        Region = Region ?? defaults.Region,
        Seed = Seed,
        Durability = TryReadDurability(out var durability) ? durability : throw new InvalidOperationException("The options are validated before."),
        EnforceProvisionedThroughput = EnforceProvisionedThroughput,
    });

    internal bool TryReadDurability(out Durability durability)
    {
        durability = LocalDynamo.Durability.Immediate;
        if (Durability.Equals(nameof(LocalDynamo.Durability.Immediate), StringComparison.OrdinalIgnoreCase))
            return true;
        if (Durability.Equals(nameof(LocalDynamo.Durability.None), StringComparison.OrdinalIgnoreCase))
        {
            durability = LocalDynamo.Durability.None;
            return true;
        }

        if (!TimeSpan.TryParseExact(Durability, "c", CultureInfo.InvariantCulture, out var interval)
            || interval < TimeSpan.FromMilliseconds(1) || interval > TimeSpan.FromDays(1))
        {
            return false;
        }

        durability = LocalDynamo.Durability.Interval(interval);
        return true;
    }
}
