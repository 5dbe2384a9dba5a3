using LocalDynamo.Engine.Commits;
using LocalDynamo.Engine.Reads;
using LocalDynamo.Engine.Transactions;
using LocalDynamo.Log;
using LocalDynamo.Log.Checkpoints;
using LocalDynamo.Log.Encryption;

namespace LocalDynamo.Engine.Checkpoints;

/// <summary>A database as of a snapshot, to be put into a folder of its own.</summary>
/// <param name="View">The snapshot.</param>
/// <param name="Lsn">A record of the log whose commit, and those before it, the snapshot shows; 0 for none.</param>
/// <param name="Tokens">The client request tokens.</param>
/// <param name="LastTableNumber">The highest table number used.</param>
internal sealed record DatabaseCopy(SnapshotView View, long Lsn, RequestTokens Tokens, int LastTableNumber)
{
    // Not the first: a folder with such a segment and without the checkpoint is not taken for a new database.
    private const long Segment = LogFormat.First + 1;

    /// <summary>
    /// Makes the folder: a segment of the log that has no record yet, then the checkpoint. It is no database before all of it is durable: what
    /// a crash leaves can't be opened, and what an error leaves is taken away again.
    /// </summary>
    /// <param name="fileSystem">Where the folder is.</param>
    /// <param name="folder">The folder, missing or empty.</param>
    /// <param name="key">What encrypts the copy; null for files in the clear.</param>
    /// <param name="time">Now.</param>
    /// <param name="pace">Called with the number of bytes written so far; may wait.</param>
    /// <exception cref="IOException">The folder has files already, is in use, or can't be written.</exception>
    public void WriteTo(IFileSystem fileSystem, string folder, DatabaseKey? key, DateTimeOffset time, Action<long> pace)
    {
        fileSystem.CreateFolder(folder);
        if (fileSystem.List(folder).Count > 0)
            throw new IOException($"The folder '{folder}' has files in it already, and a copy of a database is made in a new or an empty one.");

        var lockPath = Path.Combine(folder, LogFormat.LockFileName);
        var isWhole = false;
        try
        {
            using (fileSystem.Lock(lockPath))
                WriteFiles(fileSystem, folder, key, time, pace);
            isWhole = true;
        }
        finally
        {
            if (!isWhole)
                Remove(fileSystem, folder);
        }
    }

    private void WriteFiles(IFileSystem fileSystem, string folder, DatabaseKey? key, DateTimeOffset time, Action<long> pace)
    {
        // An identity of its own: from now on the two go different ways, and files of one are foreign to the other. What must stay the same
        // (the order of scans, the ids of tables) is in the tables' definitions.
        var id = DatabaseIdentity.NewId(null);
        var segment = new SegmentHeader(id, Segment, Lsn + 1, IsEncrypted: key is not null);
        SegmentWriter.CreateSegment(fileSystem, folder, segment, key, out var cipher).Dispose();
        cipher?.Dispose();
        using var file = new CheckpointWriter(
            fileSystem, folder, new CheckpointHeader(id, Lsn, View.CommitNumber, time, IsEncrypted: key is not null), key);
        var builder = new CheckpointBuilder(View, file, time, pace);
        builder.AddAll(Tokens);
        file.Complete(builder.ItemCount, LastTableNumber);
    }

    private static void Remove(IFileSystem fileSystem, string folder)
    {
        try
        {
            foreach (var name in fileSystem.List(folder))
                fileSystem.Delete(Path.Combine(folder, name));
        }
        catch (IOException)
        {
            // The first error is the one to be told of. What stays can't be opened.
        }
    }
}
