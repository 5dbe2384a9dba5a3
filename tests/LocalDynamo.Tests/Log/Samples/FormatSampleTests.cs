using LocalDynamo.Log;
using LocalDynamo.Operations;
using Microsoft.Extensions.Time.Testing;

namespace LocalDynamo.Tests.Log.Samples;

/// <summary>Every version of the format is read by this one and all that come.</summary>
public sealed class FormatSampleTests
{
    private const string Folder = "/sample";

    public static TheoryData<uint> Versions => [.. Enumerable.Range(1, (int)LogFormat.Version).Select(static version => (uint)version)];

    [Fact]
    public void NewestVersion_HasASample()
    {
        // Whoever raises the version runs this once, and commits the folder.
        var folder = FormatSample.FolderOf(LogFormat.Version);
        var isThere = Directory.Exists(folder);
        if (!isThere)
            FormatSample.Make(folder);
        isThere.Should().BeTrue("the sample of a version is part of the repository; {0} was just made", folder);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void Sample_IsOpened_WithExactlyItsContent(uint version)
    {
        var disk = DiskOf(version);
        DynamoDatabase.Verify(disk, Folder, Options()).ToString().Should().StartWith("whole");
        for (var round = 0; round < 3; round++)
        {
            using var database = DynamoDatabase.Open(disk, Folder, Options());
            Check(database);

            // The second time as this version leaves it, the third time from a checkpoint of its own.
            if (round == 1)
                database.Compact();
        }
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void Sample_HasACheckpointAndALogBehindIt(uint version)
    {
        var names = DiskOf(version).Names.ToArray();
        names.Should().Contain(name => name.EndsWith(".ckpt", StringComparison.Ordinal)).And.Contain(name => name.EndsWith(".log", StringComparison.Ordinal));
    }

    private static void Check(DynamoDatabase database)
    {
        database.TableNames.Should().Equal("Films", "Sessions");
        var films = database.Table("Films");
        films.Scan().OrderBy(film => film.GetInt32("year")).Should().Equal(FormatSample.Films);
        films.Index("ByTitle").Query("Rashomon").Should().ContainSingle().Which.Should().Be(FormatSample.Films.ElementAt(1));
        films.Describe().ItemCount.Should().Be(4);
        films.Describe().CreationDateTime.Should().Be(new DateTime(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc));

        var sessions = database.Table("Sessions");
        sessions.Scan().OrderBy(session => session.Count).Reverse().Should().Equal(FormatSample.Sessions);
        database.DescribeTimeToLive(new() { TableName = "Sessions" }).TimeToLiveDescription!.AttributeName.Should().Be("expires");

        database.TransactWriteItems(FormatSample.Transaction);
        films.Get(1950, "Rashomon").Should().Be(FormatSample.Films.ElementAt(1), "the token says that the transaction was carried out");
    }

    private static DynamoDatabaseOptions Options() => new() { TimeProvider = new FakeTimeProvider(FormatSample.Now) };

    private static MemoryFileSystem DiskOf(uint version)
    {
        var disk = new MemoryFileSystem();
        foreach (var file in Directory.GetFiles(FormatSample.FolderOf(version)))
            disk[$"{Folder}/{Path.GetFileName(file)}"] = File.ReadAllBytes(file);
        return disk;
    }
}
