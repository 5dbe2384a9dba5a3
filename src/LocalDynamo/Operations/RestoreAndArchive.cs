namespace LocalDynamo.Operations;

/// <summary>What a table was restored from.</summary>
public sealed record RestoreSummary
{
    /// <summary>The backup.</summary>
    public string? SourceBackupArn { get; init; }

    /// <summary>The table.</summary>
    public string? SourceTableArn { get; init; }

    /// <summary>Which moment's state was restored, in UTC.</summary>
    public DateTime? RestoreDateTime { get; init; }

    /// <summary>Whether the restore is still under way.</summary>
    public bool? RestoreInProgress { get; init; }
}

/// <summary>How a table was archived.</summary>
public sealed record ArchivalSummary
{
    /// <summary>When, in UTC.</summary>
    public DateTime? ArchivalDateTime { get; init; }

    /// <summary>Why.</summary>
    public string? ArchivalReason { get; init; }

    /// <summary>The backup that holds its items.</summary>
    public string? ArchivalBackupArn { get; init; }
}
