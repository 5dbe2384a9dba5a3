using LocalDynamo.Operations;
using LocalDynamo.Tests.Log;
using Microsoft.Extensions.Time.Testing;

namespace LocalDynamo.Tests.Engine.Checkpoints;

/// <summary>A copy is the whole database at one moment, and a database of its own.</summary>
public sealed class BackupTests : IDisposable
{
    private const string Copy = "/copy";

    private readonly FolderFixture _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Copy_IsWhatTheDatabaseWas_AndGoesItsOwnWay()
    {
        var users = Fill();
        var before = Dump(_folder.Database);
        _folder.Database.BackUpTo(_folder.Disk, Copy);
        users.Put(User(1_000));

        _folder.Disk.CutPower(Loss.Lost, new Random(0));
        using var copy = OpenCopy();
        Dump(copy).Should().Equal(before);
        copy.Table("Users").Index("ByName").Scan().Should().HaveSameCount(before);
        copy.Table("Users").Put(User(2_000));
        copy.CreateTable("Others", "id").Put(User(1));
        _folder.Reopen();
        Dump(_folder.Database).Should().Contain(User(1_000)).And.NotContain(User(2_000));
        _folder.Database.TableNames.Should().NotContain("Others");
    }

    [Fact]
    public void Copy_KeepsTokens_AndPositionsOfScans()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero));
        _folder.Options = new DynamoDatabaseOptions { TimeProvider = clock };
        var users = Fill();
        var request = new TransactWriteItemsRequest
        {
            ClientRequestToken = "token",
            TransactItems = [new() { Put = new() { TableName = "Users", Item = User(3_000) } }],
        };
        _folder.Database.TransactWriteItems(request);
        users.Delete("3000");
        var page = _folder.Database.Scan(new ScanRequest { TableName = "Users", Limit = 50 });
        _folder.Database.BackUpTo(_folder.Disk, Copy);

        using var copy = OpenCopy();
        copy.TransactWriteItems(request);
        copy.Table("Users").Get("3000").Should().BeNull("the token was used in the original");
        var rest = new ScanRequest { TableName = "Users", ExclusiveStartKey = page.LastEvaluatedKey };
        copy.Scan(rest).Items!.Concat(page.Items!).Should().HaveCount(100).And.OnlyHaveUniqueItems();
    }

    [Fact]
    public void FilesOfCopyAndOriginal_AreForeignToEachOther()
    {
        Fill();
        _folder.Database.Checkpoint();
        _folder.Database.BackUpTo(_folder.Disk, Copy);
        _folder.Dispose();
        var segment = _folder.Disk.Names.Last(name => name.StartsWith("wal-", StringComparison.Ordinal));
        _folder.Disk[$"{FolderFixture.Folder}/{segment}"] = _folder.Disk[$"{Copy}/wal-0000000000000002.log"];
        _folder.Invoking(folder => folder.Database).Should().Throw<CorruptDatabaseException>();
    }

    [Fact]
    public void EmptyDatabase_CanBeCopied()
    {
        _folder.Database.BackUpTo(_folder.Disk, Copy);
        using (var copy = OpenCopy())
        {
            copy.TableNames.Should().BeEmpty();
            copy.CreateTable("Users", "id").Put(User(1));
            copy.Compact();
        }

        using var again = OpenCopy();
        Dump(again).Should().Equal(User(1));
    }

    [Fact]
    public void DatabaseInMemory_CanBeCopied()
    {
        using (var memory = DynamoDatabase.InMemory())
        {
            memory.CreateTable("Users", "id").Put(User(1));
            memory.BackUpTo(_folder.Disk, Copy);
        }

        using (var copy = OpenCopy())
            copy.Table("Users").Put(User(2));
        using var again = OpenCopy();
        Dump(again).Should().Equal(User(1), User(2));
    }

    [Fact]
    public void FolderWithFiles_IsRefused_AndLeftAsItIs()
    {
        Fill();
        _folder.Disk[$"{Copy}/mine"] = [1];
        var backUp = () => _folder.Database.BackUpTo(_folder.Disk, Copy);
        backUp.Should().Throw<IOException>().WithMessage("*has files in it already*");
        _folder.Disk[$"{Copy}/mine"].Should().Equal(1);
        var intoItself = () => _folder.Database.BackUpTo(_folder.Disk, FolderFixture.Folder);
        intoItself.Should().Throw<IOException>();
        Dump(_folder.Reopen()).Should().HaveCount(100);
    }

    [Fact]
    public void PowerCutOrError_AtAnyCall_LeavesAWholeCopyOrNone()
    {
        Fill();
        var before = Dump(_folder.Database);
        var isWhole = false;
        for (var call = 1; !isWhole; call++)
        {
            // Where the disk has failed for good, the copy does not come to cleaning up.
            var (calls, isFinal) = (0, call % 2 == 0);
            _folder.Disk.Before = (_, path) =>
            {
                if (path.StartsWith(Copy, StringComparison.Ordinal) && (++calls == call || (isFinal && calls > call)))
                    throw new IOException("no more");
            };
            try
            {
                _folder.Database.BackUpTo(_folder.Disk, Copy);
                isWhole = true;
                call.Should().BeGreaterThan(10);
            }
            catch (IOException)
            {
            }

            _folder.Disk.Before = null;
            if (!isWhole && !isFinal)
                _folder.Disk.List(Copy).Should().BeEmpty($"call {call} has failed");
            _folder.Disk.CutPower((Loss)(call % 4), new Random(call));
            _folder.Reopen();
            if (DynamoDatabase.Verify(_folder.Disk, Copy, new DynamoDatabaseOptions()).IsWhole)
            {
                using var copy = OpenCopy();
                Dump(copy).Should().Equal(before);
            }
            else
            {
                isWhole.Should().BeFalse();
            }

            if (!isWhole)
            {
                foreach (var name in _folder.Disk.List(Copy))
                    _folder.Disk.Remove($"{Copy}/{name}");
            }
        }
    }

    [Fact]
    public void Compact_LeavesACheckpointAndAnEmptySegment()
    {
        var users = Fill();
        _folder.Database.Compact().Should().BePositive();
        _folder.Disk.List(FolderFixture.Folder).Order().Should().Equal("checkpoint-0000000000000101.ckpt", "wal-0000000000000002.log");
        _folder.Database.Compact().Should().Be(0);
        users.Put(User(1));
        _folder.Database.Checkpoint();
        _folder.Disk.List(FolderFixture.Folder).Should().HaveCount(2, "the segment written to stays");
        _folder.Disk[$"{FolderFixture.Folder}/wal-0000000000000002.log"].Should().HaveCountGreaterThan(100);
        _folder.Database.Compact().Should().BePositive("that segment goes, although nothing was written since the checkpoint");
        _folder.Disk.List(FolderFixture.Folder).Order().Should().Equal("checkpoint-0000000000000102.ckpt", "wal-0000000000000003.log");

        var before = Dump(_folder.Database);
        _folder.CutPower();
        Dump(_folder.Database).Should().Equal(before);
        _folder.Database.Compact().Should().Be(0);
        _folder.Table("Users").Put(User(7_000));
        Dump(_folder.Reopen()).Should().HaveCount(before.Length + 1);
    }

    [Fact]
    public void Compact_BesideWriters_LosesNothing()
    {
        var users = Fill();
        var writing = Task.Factory.StartNew(
            () =>
            {
                for (var i = 0; i < 3_000; i++)
                    users.Put(User(i % 300));
            },
            TaskCreationOptions.LongRunning);
        while (!writing.IsCompleted)
            _ = _folder.Database.Compact();
        writing.IsCompletedSuccessfully.Should().BeTrue();
        _folder.CutPower();
        Dump(_folder.Database).Should().HaveCount(300);
    }

    [Fact]
    public void DatabaseInMemory_HasNothingToCompact()
    {
        using var memory = DynamoDatabase.InMemory();
        memory.Invoking(database => database.Compact()).Should().Throw<InvalidOperationException>();
    }

    private Table Fill()
    {
        var users = _folder.Database.CreateTable("Users", "id", null, SecondaryIndex.Global("ByName", "name"));
        for (var i = 0; i < 100; i++)
            users.Put(User(i));
        return users;
    }

    private DynamoDatabase OpenCopy() => DynamoDatabase.Open(_folder.Disk, Copy, _folder.Options);

    private static Item[] Dump(DynamoDatabase database) =>
        [.. database.Table("Users").Scan().OrderBy(user => int.Parse(user.GetString("id"), System.Globalization.CultureInfo.InvariantCulture))];

    private static Item User(int i) => new() { ["id"] = $"{i}", ["name"] = $"user {i}" };
}
