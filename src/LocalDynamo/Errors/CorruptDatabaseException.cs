namespace LocalDynamo;

/// <summary>A file of a database is damaged, missing, foreign, or of a format that this version does not know.</summary>
/// <remarks>
/// The message names the file, the offset and what can be done. Opening has changed nothing in the folder that holds data.
/// What an interrupted write leaves at the very end of the log is not damage and does not lead here.
/// </remarks>
public sealed class CorruptDatabaseException : IOException
{
    /// <summary>Makes the error.</summary>
    /// <param name="filePath">The file that cannot be used.</param>
    /// <param name="offset">Where in the file the damage begins, in bytes from its start.</param>
    /// <param name="damage">What is wrong, as a clause without a full stop.</param>
    /// <param name="remedy">What can be done, as a sentence.</param>
    public CorruptDatabaseException(string filePath, long offset, string damage, string remedy)
        : base($"The database file '{filePath}' cannot be used: {damage} (offset {offset}). {remedy}")
    {
        FilePath = filePath;
        Offset = offset;
        Damage = damage;
        Remedy = remedy;
    }

    /// <summary>The file that cannot be used.</summary>
    public string FilePath { get; }

    /// <summary>Where in the file the damage begins, in bytes from its start; 0 when the file as a whole is meant.</summary>
    public long Offset { get; }

    /// <summary>What is wrong, as a clause without a full stop.</summary>
    public string Damage { get; }

    /// <summary>What can be done, as a sentence or more.</summary>
    public string Remedy { get; }
}
