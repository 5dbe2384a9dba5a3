using LocalDynamo.Engine.Restoring;
using LocalDynamo.Engine.Verification;
using LocalDynamo.Log;

namespace LocalDynamo;

/// <content>What is done with a database as a whole: docs/tools.md.</content>
public sealed partial class DynamoDatabase
{
    /// <summary>Reads everything in a database's folder, repairs nothing, and tells everything that is wrong.</summary>
    /// <param name="path">The folder, whose database is closed.</param>
    /// <param name="options">The clock, the logger, the encryption's key; <see langword="null"/> for the defaults.</param>
    /// <returns>What was read and what is wrong. A folder without a database is a problem, too.</returns>
    /// <exception cref="IOException">The folder is in use by a database, is not there, or a file can't be read.</exception>
    /// <remarks>
    /// <para>
    /// Every file is read wholly, those of older checkpoints and of the log before them too: checksums, every value of every item, the order of
    /// items in checkpoints and of commits in the log, that items are of tables that there are. Then the folder is opened as
    /// ever, without writing, and closed.
    /// </para>
    /// <para>Takes as long as opening, or twice that, and as much memory as the database does.</para>
    /// </remarks>
    /// <example>
    /// <code>
    /// var report = DynamoDatabase.Verify("data/shop");
    /// foreach (var problem in report.Problems)
    ///     Console.WriteLine($"{problem.File} at {problem.Offset}: {problem.Problem}. {problem.Remedy}");
    /// </code>
    /// </example>
    public static VerificationReport Verify(string path, DynamoDatabaseOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Verify(PhysicalFileSystem.Instance, path, options ?? new DynamoDatabaseOptions());
    }

    /// <summary>Writes the whole database to one file of its folder, beside all that goes on, and deletes what that makes unnecessary of the log.</summary>
    /// <returns>How many bytes were freed; 0 also if nothing was written since the last checkpoint, as then none is made.</returns>
    /// <exception cref="InvalidOperationException">The database is in memory.</exception>
    /// <exception cref="IOException">The file could not be written; nothing is lost, and the checkpoint before it stays.</exception>
    /// <exception cref="DatabaseReadOnlyException">The log has failed before.</exception>
    /// <exception cref="ObjectDisposedException">The database has been disposed of.</exception>
    /// <remarks>Not needed as a rule: <see cref="DynamoDatabaseOptions.Checkpoints"/> makes them by itself.</remarks>
    public long Checkpoint() => _engine.Checkpoint();

    /// <summary>
    /// Makes a checkpoint if anything was written since the last, and deletes everything that is not needed to open the database or to
    /// restore it, the part of the log that was being written to included.
    /// </summary>
    /// <returns>How large the deleted files were. The checkpoint has taken room of its own.</returns>
    /// <exception cref="InvalidOperationException">The database is in memory.</exception>
    /// <exception cref="IOException">A file could not be written or deleted; nothing is lost.</exception>
    /// <exception cref="DatabaseReadOnlyException">The log has failed before.</exception>
    /// <exception cref="ObjectDisposedException">The database has been disposed of.</exception>
    /// <remarks>Others go on meanwhile. What they write while it runs stays in the log.</remarks>
    public long Compact() => _engine.Compact();

    /// <summary>Makes a copy of the whole database, as it is now, in another folder, beside all that goes on.</summary>
    /// <param name="folder">The folder, missing or empty. It can be opened once this returns, and everything in it is on the disk.</param>
    /// <exception cref="IOException">The folder has files in it, is in use, or can't be written; nothing stays in it.</exception>
    /// <exception cref="ObjectDisposedException">The database has been disposed of.</exception>
    /// <remarks>
    /// <para>
    /// The copy shows one moment: every commit up to it as a whole, none after it. It is a database of its own: it has an identity of its own, so that
    /// files of the two can't be mixed up unnoticed. It is encrypted with the same key, if there is one. Its tables keep their ids and the order of their scans, so that positions of scans
    /// are valid in both.
    /// </para>
    /// <para>
    /// Works for a database in memory, too, and for one whose log has failed. Written as fast as
    /// <see cref="CheckpointOptions.MaxBytesPerSecond"/> allows.
    /// </para>
    /// </remarks>
    public void BackUpTo(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        BackUpTo(PhysicalFileSystem.Instance, folder);
    }

    internal void BackUpTo(IFileSystem fileSystem, string folder) => _engine.BackUpTo(fileSystem, folder);

    /// <summary>Makes a database as this one was at a time, in another folder: after its last commit at or before that time.</summary>
    /// <param name="folder">The folder, missing or empty. It can be opened once this returns, and everything in it is on the disk.</param>
    /// <param name="time">The time, by <see cref="DynamoDatabaseOptions.TimeProvider"/>, at most as far back as <see cref="DynamoDatabaseOptions.Retention"/> keeps.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is in the future, or before what is kept: the error says what the earliest is.</exception>
    /// <exception cref="InvalidOperationException">The database is in memory.</exception>
    /// <exception cref="IOException">The folder has files in it, or can't be written; nothing stays in it.</exception>
    /// <exception cref="CorruptDatabaseException">A file of this database is damaged.</exception>
    /// <exception cref="DatabaseReadOnlyException">The log has failed. Dispose of the database and use the static method.</exception>
    /// <exception cref="ObjectDisposedException">The database has been disposed of.</exception>
    /// <remarks>
    /// Others go on meanwhile, save that no checkpoint is made. Takes the memory that the older database needs. The new one has an identity of its
    /// own, as one made by <see cref="BackUpTo(string)"/> has.
    /// </remarks>
    public void RestoreTo(string folder, DateTimeOffset time)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        RestoreTo(PhysicalFileSystem.Instance, folder, time);
    }

    /// <summary>Makes a database as a closed one was at a time, in another folder: after its last commit at or before that time.</summary>
    /// <param name="sourceFolder">The folder of the database, which is only read.</param>
    /// <param name="targetFolder">The new folder, missing or empty.</param>
    /// <param name="time">The time, at most as far back as <see cref="DynamoDatabaseOptions.Retention"/> has kept.</param>
    /// <param name="options">The clock, and the key of both folders; <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is in the future, or before what is kept: the error says what the earliest is.</exception>
    /// <exception cref="IOException">The source is in use or has no database, or the target has files in it or can't be written.</exception>
    /// <exception cref="CorruptDatabaseException">A file of the source is damaged.</exception>
    public static void RestoreTo(string sourceFolder, string targetFolder, DateTimeOffset time, DynamoDatabaseOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(sourceFolder);
        ArgumentException.ThrowIfNullOrEmpty(targetFolder);
        RestoreTo(PhysicalFileSystem.Instance, sourceFolder, targetFolder, time, options ?? new DynamoDatabaseOptions());
    }

    internal void RestoreTo(IFileSystem fileSystem, string folder, DateTimeOffset time) => _engine.RestoreTo(fileSystem, folder, time);

    internal static void RestoreTo(
        IFileSystem fileSystem, string sourceFolder, string targetFolder, DateTimeOffset time, DynamoDatabaseOptions options) =>
        PastState.Restore(fileSystem, sourceFolder, targetFolder, time, options.ToEngineOptions());

    internal static VerificationReport Verify(IFileSystem fileSystem, string path, DynamoDatabaseOptions options) =>
        FolderVerifier.Run(fileSystem, path, options.ToEngineOptions());
}
