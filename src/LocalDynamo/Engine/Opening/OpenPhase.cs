namespace LocalDynamo;

/// <summary>What opening a database is at. The phases come in this order; one that has nothing to do is left out.</summary>
public enum OpenPhase
{
    /// <summary>The newest checkpoint is read.</summary>
    Checkpoint = 0,

    /// <summary>The log is read, and what is behind the checkpoint is carried out again.</summary>
    Log = 1,

    /// <summary>Secondary indexes, and the order in which items expire, are made again from the items.</summary>
    Indexes = 2,
}
