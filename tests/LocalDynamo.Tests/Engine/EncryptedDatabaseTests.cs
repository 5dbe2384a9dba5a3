using System.Text;
using LocalDynamo.Log.Encryption;
using LocalDynamo.Operations;
using Microsoft.Extensions.Time.Testing;

namespace LocalDynamo.Tests.Engine;

/// <summary>A database with a key: segments and checkpoints give nothing away, and all works as without.</summary>
public sealed class EncryptedDatabaseTests : IDisposable
{
    private static readonly string[] Secrets =
        ["SecretTable", "secretKey", "secretValue", "secretAttribute", "secretText", "SecretIndex", "secretToken", "secretExpiry"];

    private static readonly byte[] Key = [.. Enumerable.Range(1, DatabaseKey.Bytes).Select(i => (byte)i)];

    private readonly FolderFixture _folder = new() { Options = new DynamoDatabaseOptions { EncryptionKey = Key } };

    public void Dispose() => _folder.Dispose();

    // The control: in the clear each of them is there, so that the search can find.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Files_GiveNothingAway(bool isEncrypted)
    {
        if (!isEncrypted)
            _folder.Options = new DynamoDatabaseOptions();
        Fill();
        var log = Contents("wal-");
        _folder.Database.Checkpoint();
        _folder.Table("SecretTable").Put(new Item { ["secretKey"] = "secretValue" });
        var checkpoint = Contents("checkpoint-");
        foreach (var secret in Secrets)
        {
            Holds(log, secret).Should().Be(!isEncrypted, secret);
            Holds(checkpoint, secret).Should().Be(!isEncrypted, secret);
        }
    }

    [Fact]
    public void Open_FromACheckpointAndTheLog_IsAsItWas()
    {
        Fill();
        _folder.Database.Checkpoint();
        var table = _folder.Table("SecretTable");
        for (var i = 0; i < 2_000; i++)
            table.Put(new Item { ["secretKey"] = $"{i}", ["secretAttribute"] = new string('x', 500) });
        _folder.Database.Checkpoint();
        table.Delete("7");
        var before = Dump();
        _folder.CutPower();
        Dump().Should().Equal(before);
        _folder.Database.Checkpoint().Should().BeGreaterThan(0);
        _folder.CutPower();
        Dump().Should().Equal(before);
    }

    [Fact]
    public void Open_WithAnotherKeyOrNone_FailsAtTheCheckpoint()
    {
        Fill();
        _folder.Database.Checkpoint();
        _folder.Dispose();
        _folder.Options = new DynamoDatabaseOptions { EncryptionKey = new byte[DatabaseKey.Bytes] };
        _folder.Invoking(f => f.Database).Should().Throw<EncryptionKeyException>().Which.FilePath.Should().EndWith(".ckpt");
        _folder.Options = new DynamoDatabaseOptions();
        _folder.Invoking(f => f.Database).Should().Throw<EncryptionKeyException>().WithMessage("*no key was given*");
    }

    [Fact]
    public void Open_AnyByteOfTheCheckpointChanged_Fails()
    {
        Fill();
        _folder.Database.Checkpoint();
        _folder.Dispose();
        var path = Path.Combine(FolderFixture.Folder, _folder.Disk.Names.Single(name => name.EndsWith(".ckpt")));
        var whole = _folder.Disk[path];
        for (var i = 0; i < whole.Length; i++)
        {
            var bytes = whole.ToArray();
            bytes[i] ^= 1;
            _folder.Disk[path] = bytes;

            // Without its flag a file is one in the clear, for which there should be no key; but its header's checksum tells first.
            _folder.Invoking(f => f.Database).Should().Throw<CorruptDatabaseException>("byte {0} was changed", i).Which.FilePath.Should().Be(path);
        }

        _folder.Disk[path] = whole;
        Dump().Should().NotBeEmpty();
    }

    [Fact]
    public void Salts_OfAllFilesEverMade_AreDifferent()
    {
        var files = new HashSet<(string Name, string Salt)>();
        Fill();
        for (var i = 0; i < 5; i++)
        {
            _folder.Table("SecretTable").Put(new Item { ["secretKey"] = $"{i}" });
            _folder.Database.Checkpoint();
            foreach (var name in _folder.Disk.Names)
                files.Add((name, Convert.ToHexString(_folder.Disk[Path.Combine(FolderFixture.Folder, name)], 64, 32)));
            _folder.CutPower();
        }

        files.Count.Should().BeGreaterThanOrEqualTo(10);
        files.Select(file => file.Salt).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void CopiesAndRestoredFolders_HaveTheKeyToo()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero));
        _folder.Options = _folder.Options with { TimeProvider = clock, Retention = TimeSpan.FromDays(1) };
        Fill();
        var before = Dump();
        var time = clock.GetUtcNow();
        _folder.Database.Checkpoint();
        clock.Advance(TimeSpan.FromMinutes(1));
        _folder.Table("SecretTable").Delete("other");
        _folder.Database.BackUpTo(_folder.Disk, "/copy");
        _folder.Database.RestoreTo(_folder.Disk, "/restored", time);
        _folder.Dispose();
        DynamoDatabase.RestoreTo(_folder.Disk, FolderFixture.Folder, "/again", time, _folder.Options);

        Holds([.. _folder.Disk.Names.SelectMany(name => FilesNamed(name))], "secretValue").Should().BeFalse();
        DumpOf("/copy").Should().Equal(Dump()).And.HaveCount(before.Length - 1);
        DumpOf("/restored").Should().Equal(before);
        DumpOf("/again").Should().Equal(before);
        _folder.Dispose();
        DynamoDatabase.Verify(_folder.Disk, "/copy", _folder.Options).IsWhole.Should().BeTrue();
        DynamoDatabase.Verify(_folder.Disk, FolderFixture.Folder, _folder.Options).IsWhole.Should().BeTrue();
        _folder.Invoking(f => DynamoDatabase.Verify(f.Disk, "/copy", new DynamoDatabaseOptions())).Should().Throw<EncryptionKeyException>();
    }

    private IEnumerable<byte> FilesNamed(string name) =>
        from folder in new[] { FolderFixture.Folder, "/copy", "/restored", "/again" }
        where _folder.Disk.List(folder).Contains(name)
        from part in _folder.Disk[Path.Combine(folder, name)]
        select part;

    private string[] DumpOf(string folder)
    {
        using var database = DynamoDatabase.Open(_folder.Disk, folder, _folder.Options);
        return DumpOf(database);
    }

    private static string[] DumpOf(DynamoDatabase database) =>
        [.. database.Table("SecretTable").Scan().Select(item => item.ToString()!).Order(StringComparer.Ordinal)];

    private void Fill()
    {
        var table = _folder.Database.CreateTable("SecretTable", "secretKey", indexes: SecondaryIndex.Global("SecretIndex", "secretAttribute"));
        table.EnableTimeToLive("secretExpiry");
        table.Put(new Item { ["secretKey"] = "secretValue", ["secretAttribute"] = "secretText" });
        _folder.Database.TransactWriteItems(new TransactWriteItemsRequest
        {
            TransactItems = [new() { Put = new() { TableName = "SecretTable", Item = new Item { ["secretKey"] = "other" } } }],
            ClientRequestToken = "secretToken",
        });
    }

    private string[] Dump() => DumpOf(_folder.Database);

    private byte[] Contents(string prefix) =>
        [.. _folder.Disk.Names.Where(name => name.StartsWith(prefix)).SelectMany(name => _folder.Disk[Path.Combine(FolderFixture.Folder, name)])];

    private static bool Holds(byte[] bytes, string text) => bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
}
