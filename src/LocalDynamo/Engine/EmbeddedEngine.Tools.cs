using LocalDynamo.Engine.Checkpoints;
using LocalDynamo.Engine.Restoring;
using LocalDynamo.Log;
using LocalDynamo.Log.Encryption;

namespace LocalDynamo.Engine;

/// <content>What is done with the database as a whole.</content>
internal sealed partial class EmbeddedEngine
{
    /// <summary>Makes a checkpoint.</summary>
    /// <returns>How many bytes that has freed in the folder.</returns>
    public long Checkpoint() => Folder.Run();

    /// <summary>Makes a checkpoint if anything was written since the last, and deletes everything that is not needed.</summary>
    /// <returns>How many bytes that has freed in the folder.</returns>
    public long Compact() => Folder.Compact();

    /// <summary>Puts the database as it is now into another folder.</summary>
    public void BackUpTo(IFileSystem fileSystem, string folder)
    {
        ThrowIfDisposed();

        // In this order, as for a checkpoint. The log need not be on the disk as far: the copy stands for itself. So it can be made, and
        // should be, when the log's disk has failed.
        var lsn = _log is null ? 0 : Commits.LastLsn();
        _ = Commits.WaitForAll();
        using var view = OpenSnapshot();
        using var key = DatabaseKey.Of(_options.EncryptionKey);
        var pace = new Pace(_options.Checkpoints.MaxBytesPerSecond, () => Commits.Begun, CancellationToken.None);
        new DatabaseCopy(view, lsn, _tokens, _identity.LastTableNumber).WriteTo(fileSystem, folder, key, _timeProvider.GetUtcNow(), pace.Keep);
    }

    /// <summary>Puts the database as it was at a time into another folder.</summary>
    public void RestoreTo(IFileSystem fileSystem, string folder, DateTimeOffset time) =>
        Folder.Read((files, source) => PastState.Write(files, source, _options, fileSystem, folder, time, () => Commits.Begun));

    // What there is for a database that has a folder.
    private Checkpointer Folder
    {
        get
        {
            ThrowIfDisposed();
            return _checkpointer ?? throw new InvalidOperationException("The database is in memory: it has no folder.");
        }
    }
}
