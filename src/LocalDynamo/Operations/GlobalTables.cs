namespace LocalDynamo.Operations;

/// <summary>Whether a table's settings are replicated with it.</summary>
/// <param name="Value">
/// The service's text; a text that is no member is carried as it is, and refused when the request is validated.
/// </param>
public readonly record struct GlobalTableSettingsReplicationMode(string Value)
{
    /// <summary>Yes.</summary>
    public static GlobalTableSettingsReplicationMode ENABLED => new("ENABLED");

    /// <summary>No.</summary>
    public static GlobalTableSettingsReplicationMode DISABLED => new("DISABLED");

    /// <summary>Yes, save for those that a replica sets itself.</summary>
    public static GlobalTableSettingsReplicationMode ENABLED_WITH_OVERRIDES => new("ENABLED_WITH_OVERRIDES");

    /// <summary>Takes the service's text as it stands.</summary>
    /// <param name="value">The text, also one that is no member.</param>
    public static implicit operator GlobalTableSettingsReplicationMode(string value) => new(value);

    /// <summary>The service's text.</summary>
    public override string ToString() => Value ?? string.Empty;
}

/// <summary>What reads of a global table see.</summary>
/// <param name="Value">
/// The service's text; a text that is no member is carried as it is, and refused when the request is validated.
/// </param>
public readonly record struct MultiRegionConsistency(string Value)
{
    /// <summary>Writes elsewhere after a while.</summary>
    public static MultiRegionConsistency EVENTUAL => new("EVENTUAL");

    /// <summary>Each write that was acknowledged anywhere.</summary>
    public static MultiRegionConsistency STRONG => new("STRONG");

    /// <summary>Takes the service's text as it stands.</summary>
    /// <param name="value">The text, also one that is no member.</param>
    public static implicit operator MultiRegionConsistency(string value) => new(value);

    /// <summary>The service's text.</summary>
    public override string ToString() => Value ?? string.Empty;
}

/// <summary>The state of a global table's witness.</summary>
/// <param name="Value">
/// The service's text; a text that is no member is carried as it is, and refused when the request is validated.
/// </param>
public readonly record struct WitnessStatus(string Value)
{
    /// <summary>Being made.</summary>
    public static WitnessStatus CREATING => new("CREATING");

    /// <summary>Being deleted.</summary>
    public static WitnessStatus DELETING => new("DELETING");

    /// <summary>Ready.</summary>
    public static WitnessStatus ACTIVE => new("ACTIVE");

    /// <summary>Takes the service's text as it stands.</summary>
    /// <param name="value">The text, also one that is no member.</param>
    public static implicit operator WitnessStatus(string value) => new(value);

    /// <summary>The service's text.</summary>
    public override string ToString() => Value ?? string.Empty;
}

/// <summary>One change to the witnesses of a global table; exactly one member is set.</summary>
public sealed record GlobalTableWitnessGroupUpdate
{
    /// <summary>The witness to add.</summary>
    public CreateGlobalTableWitnessGroupMemberAction? Create { get; init; }

    /// <summary>The witness to remove.</summary>
    public DeleteGlobalTableWitnessGroupMemberAction? Delete { get; init; }
}

/// <summary>A witness to add.</summary>
public sealed record CreateGlobalTableWitnessGroupMemberAction
{
    /// <summary>Its region.</summary>
    public string? RegionName { get; init; }
}

/// <summary>A witness to remove.</summary>
public sealed record DeleteGlobalTableWitnessGroupMemberAction
{
    /// <summary>Its region.</summary>
    public string? RegionName { get; init; }
}

/// <summary>A witness as it is.</summary>
public sealed record GlobalTableWitnessDescription
{
    /// <summary>Its region.</summary>
    public string? RegionName { get; init; }

    /// <summary>Its state.</summary>
    public WitnessStatus? WitnessStatus { get; init; }
}
