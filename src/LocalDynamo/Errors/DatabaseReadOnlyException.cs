namespace LocalDynamo;

/// <summary>A write or a sync of the database's log has failed, and the database takes no more writes until it is opened anew.</summary>
/// <remarks>
/// A commit that ends with this error may or may not be on the disk: after a failed sync no program can tell which of its bytes were
/// kept. Commits acknowledged before are not affected. Nothing is retried; to go on, cure the cause (<see cref="Exception.InnerException"/>:
/// a full or faulty disk, as a rule), dispose of the database and open it again, and read what is there.
/// </remarks>
public sealed class DatabaseReadOnlyException : IOException
{
    /// <summary>Makes the error.</summary>
    /// <param name="message">What failed and where.</param>
    /// <param name="cause">The file system's own error.</param>
    public DatabaseReadOnlyException(string message, Exception? cause) : base(message, cause)
    {
    }
}
