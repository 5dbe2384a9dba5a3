namespace LocalDynamo.Operations;

/// <summary>Whether a table's past is kept, and how much of it can be restored.</summary>
public sealed record ContinuousBackupsDescription
{
    /// <summary>Whether continuous backups are on.</summary>
    /// <value>ENABLED, as for every table of the service.</value>
    public ContinuousBackupsStatus? ContinuousBackupsStatus { get; init; }

    /// <summary>Point-in-time recovery.</summary>
    public PointInTimeRecoveryDescription? PointInTimeRecoveryDescription { get; init; }
}

/// <summary>Whether a table can be restored to a time in the past, and to which.</summary>
public sealed record PointInTimeRecoveryDescription
{
    /// <summary>The state.</summary>
    /// <value>
    /// DISABLED: LocalDynamo restores whole databases (<c>DynamoDatabaseOptions.Retention</c>), not single tables.
    /// </value>
    public PointInTimeRecoveryStatus? PointInTimeRecoveryStatus { get; init; }

    /// <summary>How many days are kept.</summary>
    /// <value><see langword="null"/> while it is disabled.</value>
    public int? RecoveryPeriodInDays { get; init; }

    /// <summary>The earliest time that the table can be restored to, in UTC.</summary>
    /// <value><see langword="null"/> while it is disabled.</value>
    public DateTime? EarliestRestorableDateTime { get; init; }

    /// <summary>The latest time that the table can be restored to, in UTC.</summary>
    /// <value><see langword="null"/> while it is disabled.</value>
    public DateTime? LatestRestorableDateTime { get; init; }
}

/// <summary>The point-in-time recovery that is wished for.</summary>
public sealed record PointInTimeRecoverySpecification
{
    /// <summary>Whether a table can be restored to a time in the past.</summary>
    /// <value>Required.</value>
    public bool? PointInTimeRecoveryEnabled { get; init; }

    /// <summary>How many days to keep.</summary>
    /// <value>1 to 35; <see langword="null"/> means 35.</value>
    public int? RecoveryPeriodInDays { get; init; }
}

/// <summary>Whether continuous backups are on.</summary>
/// <param name="Value">
/// The service's text; a text that is no member is carried as it is.
/// </param>
public readonly record struct ContinuousBackupsStatus(string Value)
{
    /// <summary>On.</summary>
    public static ContinuousBackupsStatus ENABLED => new("ENABLED");

    /// <summary>Off.</summary>
    public static ContinuousBackupsStatus DISABLED => new("DISABLED");

    /// <summary>Takes the service's text as it stands.</summary>
    /// <param name="value">The text, also one that is no member.</param>
    public static implicit operator ContinuousBackupsStatus(string value) => new(value);

    /// <summary>The service's text.</summary>
    public override string ToString() => Value ?? string.Empty;
}

/// <summary>Whether point-in-time recovery is on.</summary>
/// <param name="Value">
/// The service's text; a text that is no member is carried as it is.
/// </param>
public readonly record struct PointInTimeRecoveryStatus(string Value)
{
    /// <summary>On.</summary>
    public static PointInTimeRecoveryStatus ENABLED => new("ENABLED");

    /// <summary>Off.</summary>
    public static PointInTimeRecoveryStatus DISABLED => new("DISABLED");

    /// <summary>Takes the service's text as it stands.</summary>
    /// <param name="value">The text, also one that is no member.</param>
    public static implicit operator PointInTimeRecoveryStatus(string value) => new(value);

    /// <summary>The service's text.</summary>
    public override string ToString() => Value ?? string.Empty;
}
