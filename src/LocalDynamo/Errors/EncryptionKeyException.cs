namespace LocalDynamo;

/// <summary>A database can't be opened with the key that was given, or without one. Nothing was read of it, nor changed.</summary>
/// <remarks>
/// A database is encrypted from its making on, with one key, or never. What an encrypted one holds can't be had without its key, by
/// anybody.
/// </remarks>
public sealed class EncryptionKeyException : IOException
{
    /// <summary>Makes the error.</summary>
    /// <param name="filePath">The first file of the database that was looked at.</param>
    /// <param name="reason">What is wrong with the key, as a clause without a full stop.</param>
    public EncryptionKeyException(string filePath, string reason)
        : base($"The database file '{filePath}' cannot be opened: {reason}. Nothing was changed. Open the database with the EncryptionKey that it "
            + "was made with, or without one if it was made without.") =>
        FilePath = filePath;

    /// <summary>The first file of the database that was looked at.</summary>
    public string FilePath { get; }
}
