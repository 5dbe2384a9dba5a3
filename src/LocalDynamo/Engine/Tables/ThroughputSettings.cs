using LocalDynamo.Engine.Validation;
using LocalDynamo.Operations;

namespace LocalDynamo.Engine.Tables;

/// <summary>The capacity of a table or a global secondary index, and when it was changed. Immutable; requests come in verified.</summary>
internal sealed partial record ThroughputSettings
{
    /// <summary>Read units a second; 0 in PAY_PER_REQUEST mode.</summary>
    public long ReadCapacityUnits { get; init; }

    /// <summary>Write units a second; 0 in PAY_PER_REQUEST mode.</summary>
    public long WriteCapacityUnits { get; init; }

    public DateTime? LastIncreaseDateTime { get; init; }

    public DateTime? LastDecreaseDateTime { get; init; }

    /// <summary>How often capacity was lowered on the UTC day of <see cref="LastDecreaseDateTime"/>.</summary>
    public int DecreasesThatDay { get; init; }

    /// <summary>Upper bounds on capacity, without -1, which means none; <see langword="null"/> where none are set.</summary>
    public OnDemandThroughput? OnDemand { get; init; }

    public WarmThroughput? Warm { get; init; }

    public static ThroughputSettings Create(ProvisionedThroughput? provisioned, OnDemandThroughput? onDemand, WarmThroughput? warm) => new()
    {
        ReadCapacityUnits = provisioned?.ReadCapacityUnits ?? 0,
        WriteCapacityUnits = provisioned?.WriteCapacityUnits ?? 0,
        OnDemand = WithoutUnbounded(onDemand),
        Warm = warm,
    };

    /// <summary>In PROVISIONED mode after PAY_PER_REQUEST, which is neither an increase nor a decrease.</summary>
    public ThroughputSettings ToProvisioned(ProvisionedThroughput provisioned) => this with
    {
        ReadCapacityUnits = provisioned.ReadCapacityUnits!.Value,
        WriteCapacityUnits = provisioned.WriteCapacityUnits!.Value,
        OnDemand = null,
    };

    /// <summary>In PAY_PER_REQUEST mode, after either.</summary>
    public ThroughputSettings ToOnDemand() => this with { ReadCapacityUnits = 0, WriteCapacityUnits = 0 };

    /// <summary>With other units, both before and after in PROVISIONED mode.</summary>
    /// <param name="provisioned">The units.</param>
    /// <param name="time">The time of the change.</param>
    /// <param name="indexName">The index whose units they are; null for the table's.</param>
    /// <exception cref="ValidationException">They are those that it has.</exception>
    public ThroughputSettings WithUnits(ProvisionedThroughput provisioned, DateTime time, string? indexName = null)
    {
        var (read, write) = (provisioned.ReadCapacityUnits!.Value, provisioned.WriteCapacityUnits!.Value);
        if (read == ReadCapacityUnits && write == WriteCapacityUnits)
            throw new ValidationException(CapacityRules.Unchanged(read, write, indexName));

        var isIncrease = read > ReadCapacityUnits || write > WriteCapacityUnits;
        var isDecrease = read < ReadCapacityUnits || write < WriteCapacityUnits;
        return this with
        {
            ReadCapacityUnits = read,
            WriteCapacityUnits = write,
            LastIncreaseDateTime = isIncrease ? time : LastIncreaseDateTime,
            LastDecreaseDateTime = isDecrease ? time : LastDecreaseDateTime,
            DecreasesThatDay = isDecrease ? DecreasesOn(time) + 1 : DecreasesThatDay,
        };
    }

    /// <summary>A bound that is not named stays; one of -1 goes.</summary>
    public ThroughputSettings WithBounds(OnDemandThroughput? change) => change is null ? this : this with
    {
        OnDemand = WithoutUnbounded(new OnDemandThroughput
        {
            MaxReadRequestUnits = change.MaxReadRequestUnits ?? OnDemand?.MaxReadRequestUnits,
            MaxWriteRequestUnits = change.MaxWriteRequestUnits ?? OnDemand?.MaxWriteRequestUnits,
        }),
    };

    /// <summary>What is not named stays.</summary>
    public ThroughputSettings WithWarm(WarmThroughput? change) => change is null ? this : this with
    {
        Warm = new WarmThroughput
        {
            ReadUnitsPerSecond = change.ReadUnitsPerSecond ?? Warm?.ReadUnitsPerSecond,
            WriteUnitsPerSecond = change.WriteUnitsPerSecond ?? Warm?.WriteUnitsPerSecond,
        },
    };

    /// <param name="now">The time of asking, which says whether a decrease was today.</param>
    public ProvisionedThroughputDescription Describe(DateTimeOffset now) => new()
    {
        ReadCapacityUnits = ReadCapacityUnits,
        WriteCapacityUnits = WriteCapacityUnits,
        LastIncreaseDateTime = LastIncreaseDateTime,
        LastDecreaseDateTime = LastDecreaseDateTime,
        NumberOfDecreasesToday = DecreasesOn(now.UtcDateTime),
    };

    private static OnDemandThroughput? WithoutUnbounded(OnDemandThroughput? throughput)
    {
        if (throughput is null)
            return null;

        var read = throughput.MaxReadRequestUnits is > 0 ? throughput.MaxReadRequestUnits : null;
        var write = throughput.MaxWriteRequestUnits is > 0 ? throughput.MaxWriteRequestUnits : null;
        return read is null && write is null
            ? null
            : new OnDemandThroughput { MaxReadRequestUnits = read, MaxWriteRequestUnits = write };
    }

    private int DecreasesOn(DateTime time) => LastDecreaseDateTime?.Date == time.Date ? DecreasesThatDay : 0;
}
