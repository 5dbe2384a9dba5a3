using LocalDynamo.Tests.Log;

namespace LocalDynamo.Tests.Engine;

/// <summary>A database in a folder of a disk in memory, which can be closed, opened again, and lose power.</summary>
internal sealed class FolderFixture : IDisposable
{
    public const string Folder = "/db";

    private DynamoDatabase? _database;

    public MemoryFileSystem Disk { get; } = new();

    public DynamoDatabaseOptions Options { get; set; } = new();

    public DynamoDatabase Database => _database ??= DynamoDatabase.Open(Disk, Folder, Options);

    public Table Table(string name) => Database.Table(name);

    public DynamoDatabase Reopen()
    {
        Dispose();
        return Database;
    }

    /// <summary>Stops the machine and starts it again: only what was synced is there.</summary>
    public DynamoDatabase CutPower()
    {
        Disk.CutPower(Loss.Lost, new Random(0));
        return Reopen();
    }

    public void Dispose()
    {
        _database?.Dispose();
        _database = null;
    }
}
