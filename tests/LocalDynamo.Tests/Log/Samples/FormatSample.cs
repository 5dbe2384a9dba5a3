using LocalDynamo.Operations;
using LocalDynamo.Tests.Documentation;
using Microsoft.Extensions.Time.Testing;

namespace LocalDynamo.Tests.Log.Samples;

/// <summary>
/// A small database whose files are kept in the repository, as each version of the format has written them: a folder v1, v2, … beside this file. Its
/// content is the same in all. A folder is made once, by the version it is of, and never again.
/// </summary>
internal static class FormatSample
{
    /// <summary>A moment after the last commit, at which the token still counts.</summary>
    public static readonly DateTimeOffset Now = new(2026, 3, 1, 0, 9, 0, TimeSpan.Zero);

    private static readonly DateTimeOffset Begin = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The transaction whose token is in the sample, before the checkpoint.</summary>
    public static TransactWriteItemsRequest Transaction => new()
    {
        ClientRequestToken = "sample-token",
        TransactItems = [new() { Put = new() { TableName = "Films", Item = Film(1950, "Rashomon") } }],
    };

    /// <summary>What is in the table Films, in the order of year and title.</summary>
    public static IEnumerable<Item> Films =>
    [
        Film(1927, "Metropolis"),
        Film(1950, "Rashomon").With("seen", true),
        Film(1953, "Tokyo Story"),
        Film(1968, "2001: A Space Odyssey").With("notes", "behind the checkpoint"),
    ];

    /// <summary>What is in the table Sessions: one item of every type, and one that does not expire.</summary>
    public static IEnumerable<Item> Sessions =>
    [
        new Item
        {
            ["id"] = new byte[] { 0, 1, 255 },
            ["expires"] = 4_102_444_800L,
            ["text"] = "naïve 😀",
            ["number"] = -1.5m,
            ["list"] = [1, "a", true],
            ["map"] = new Item { ["inner"] = AttributeValue.StringSet("x", "y") },
            ["nothing"] = AttributeValue.Null,
            ["numbers"] = AttributeValue.NumberSet(1, 2),
        },
        new Item { ["id"] = new byte[] { 2 } },
    ];

    public static string FolderOf(uint version) =>
        Path.Combine(Repository.Root, "tests", "LocalDynamo.Tests", "Log", "Samples", $"v{version}");

    /// <summary>Makes the sample in a folder that is missing.</summary>
    public static void Make(string folder)
    {
        var clock = new FakeTimeProvider(Begin);
        var options = new DynamoDatabaseOptions { TimeProvider = clock, Seed = 4 };
        using (var database = DynamoDatabase.Open(folder, options))
        {
            var films = database.CreateTable("Films", ("year", ScalarAttributeType.N), "title", SecondaryIndex.Global("ByTitle", "title"));
            database.CreateTable("Gone", "id").Put(new Item { ["id"] = "x" });
            films.Put(Film(1900, "Gone"));
            films.Put(Film(1927, "Metropolis"));
            films.Put(Film(1953, "Tokyo Story"));
            database.TransactWriteItems(Transaction);
            clock.Advance(TimeSpan.FromMinutes(1));
            database.Checkpoint();
            films.Put(Film(1968, "2001: A Space Odyssey").With("notes", "behind the checkpoint"));
            films.Put(Film(1950, "Rashomon").With("seen", true));
            films.Delete(new Key(1900, "Gone"));
            database.DeleteTable("Gone");
            var sessions = database.CreateTable("Sessions", ("id", ScalarAttributeType.B));
            sessions.EnableTimeToLive("expires");
            foreach (var session in Sessions)
                sessions.Put(session);
        }

        // Not part of a database: it stands for a lock that nobody holds.
        File.Delete(Path.Combine(folder, "LOCK"));
    }

    private static Item Film(int year, string title) => new() { ["year"] = year, ["title"] = title };
}
