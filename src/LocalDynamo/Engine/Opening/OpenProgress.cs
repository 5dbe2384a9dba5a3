namespace LocalDynamo;

/// <summary>How far the opening of a database in a folder is: see <see cref="DynamoDatabaseOptions.OpenProgress"/>.</summary>
/// <param name="Phase">What it is at.</param>
/// <param name="BytesRead">
/// How many bytes of the phase's total are done. It only grows within a phase, and the phase's last report has the total.
/// </param>
/// <param name="TotalBytes">
/// How many bytes the phase has: of the checkpoint's file, of the log's files, or of the items of tables, as the service counts them,
/// once for each of their indexes.
/// </param>
/// <param name="Items">How many items the phase has read: from the checkpoint, written and deleted by the log, or looked at for an index.</param>
public readonly record struct OpenProgress(OpenPhase Phase, long BytesRead, long TotalBytes, long Items);
