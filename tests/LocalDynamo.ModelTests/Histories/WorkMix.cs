namespace LocalDynamo.ModelTests.Histories;

/// <summary>What a worker can do.</summary>
internal enum WorkKind
{
    Get,
    Query,
    Update,
    GetThenPutIf,
    Snapshot,
    TransactWrite,
    TransactGet,
    SnapshotTransaction,
    SerializableTransaction,
    StaleRead,
}

/// <summary>What the workers of a history do: any of these, as often as it is named.</summary>
internal static class WorkMix
{
    public static readonly WorkKind[] Singles =
        [WorkKind.Get, WorkKind.Query, WorkKind.Update, WorkKind.Update, WorkKind.GetThenPutIf, WorkKind.Snapshot];

    public static readonly WorkKind[] Requests =
    [
        WorkKind.TransactWrite, WorkKind.TransactWrite, WorkKind.TransactGet, WorkKind.Update, WorkKind.GetThenPutIf, WorkKind.Get,
        WorkKind.Query, WorkKind.Snapshot,
    ];

    public static readonly WorkKind[] SnapshotTransactions =
        [WorkKind.SnapshotTransaction, WorkKind.SnapshotTransaction, WorkKind.Update, WorkKind.TransactWrite, WorkKind.Snapshot];

    public static readonly WorkKind[] SerializableTransactions =
        [WorkKind.SerializableTransaction, WorkKind.SerializableTransaction, WorkKind.Update, WorkKind.TransactWrite, WorkKind.Snapshot];

    /// <summary>For threads that run as they will: a stale read may wait for a commit that is being made.</summary>
    public static readonly WorkKind[] StaleReads =
        [WorkKind.StaleRead, WorkKind.StaleRead, WorkKind.Update, WorkKind.TransactWrite, WorkKind.Snapshot];

    public static readonly WorkKind[] All = [.. Singles, .. Requests, .. SnapshotTransactions, .. SerializableTransactions];
}
