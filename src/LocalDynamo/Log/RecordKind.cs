namespace LocalDynamo.Log;

/// <summary>What a record is. The values are on disk.</summary>
internal enum RecordKind : byte
{
    /// <summary>One commit: the caller's bytes. Only these have an LSN.</summary>
    Data = 1,

    /// <summary>The log was closed here and everything before it was on the disk; records of later openings may follow.</summary>
    Closed = 2,

    /// <summary>The segment ends here, whole and synced, and the log goes on in the next one, which exists.</summary>
    Continued = 3,
}
