namespace LocalDynamo.Operations;

/// <summary>Which attribute says when an item expires, and whether it counts.</summary>
public sealed record TimeToLiveSpecification
{
    /// <summary>The attribute with the time of expiry: a number, in seconds since 1970 (UTC).</summary>
    /// <value>Required, 1 to 255 characters; a key attribute may be one. To disable, the attribute that is enabled.</value>
    public string? AttributeName { get; init; }

    /// <summary>Whether items expire.</summary>
    /// <value>Required.</value>
    public bool? Enabled { get; init; }
}

/// <summary>Whether items of a table expire, and by which attribute.</summary>
public sealed record TimeToLiveDescription
{
    /// <summary>The attribute with the time of expiry.</summary>
    /// <value><see langword="null"/> while items do not expire, also where they once did.</value>
    public string? AttributeName { get; init; }

    /// <summary>The state.</summary>
    /// <value>ENABLED or DISABLED: a change is done when UpdateTimeToLive returns.</value>
    public TimeToLiveStatus? TimeToLiveStatus { get; init; }
}

/// <summary>The state of a table's time to live.</summary>
/// <param name="Value">
/// The service's text; a text that is no member is carried as it is.
/// </param>
public readonly record struct TimeToLiveStatus(string Value)
{
    /// <summary>Being enabled.</summary>
    public static TimeToLiveStatus ENABLING => new("ENABLING");

    /// <summary>Items expire.</summary>
    public static TimeToLiveStatus ENABLED => new("ENABLED");

    /// <summary>Being disabled.</summary>
    public static TimeToLiveStatus DISABLING => new("DISABLING");

    /// <summary>Items do not expire.</summary>
    public static TimeToLiveStatus DISABLED => new("DISABLED");

    /// <summary>Takes the service's text as it stands.</summary>
    /// <param name="value">The text, also one that is no member.</param>
    public static implicit operator TimeToLiveStatus(string value) => new(value);

    /// <summary>The service's text.</summary>
    public override string ToString() => Value ?? string.Empty;
}
