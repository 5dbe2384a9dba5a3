using LocalDynamo.Operations;
using LocalDynamo.Values;

namespace LocalDynamo.Engine.Tables;

/// <content>Whether items expire.</content>
internal sealed partial record TableDefinition
{
    /// <summary>
    /// How long a change of the time to live keeps the next one off. The API reference says an hour, the service was seen to hold to
    /// half of that; what a change asks for is judged first, and a refused one does not count.
    /// </summary>
    private static readonly TimeSpan TimeToLiveInterval = TimeSpan.FromMinutes(30);

    /// <summary>The attribute with an item's time of expiry; <see langword="null"/> where items do not expire.</summary>
    public AttributeName? TimeToLiveAttribute { get; init; }

    /// <summary>When the time to live was last enabled or disabled, in UTC; <see langword="null"/> if it never was.</summary>
    public DateTime? LastTimeToLiveUpdateDateTime { get; init; }

    /// <summary>The table with its time to live enabled or disabled.</summary>
    /// <param name="specification">A verified specification.</param>
    /// <param name="now">The time of the change.</param>
    /// <exception cref="ValidationException">The change does not go with the table as it is, or comes too soon after another.</exception>
    public TableDefinition WithTimeToLive(TimeToLiveSpecification specification, DateTimeOffset now)
    {
        var isEnabled = specification.Enabled == true;
        if (TimeToLiveAttribute is { Text: var current })
        {
            if (current != specification.AttributeName)
                throw new ValidationException($"TimeToLive is active on a different AttributeName: current AttributeName is {current}");
            if (isEnabled)
                throw new ValidationException("TimeToLive is already enabled");
        }
        else if (!isEnabled)
        {
            throw new ValidationException("TimeToLive is already disabled");
        }

        if (now.UtcDateTime - LastTimeToLiveUpdateDateTime < TimeToLiveInterval)
            throw new ValidationException("Time to live has been modified multiple times within a fixed interval");

        return this with
        {
            TimeToLiveAttribute = isEnabled ? AttributeName.Of(specification.AttributeName!) : null,
            LastTimeToLiveUpdateDateTime = ToWireTime(now),
        };
    }

    /// <summary>The time to live as DescribeTimeToLive tells it.</summary>
    public TimeToLiveDescription DescribeTimeToLive() => new()
    {
        AttributeName = TimeToLiveAttribute?.Text,
        TimeToLiveStatus = TimeToLiveAttribute is null ? TimeToLiveStatus.DISABLED : TimeToLiveStatus.ENABLED,
    };
}
