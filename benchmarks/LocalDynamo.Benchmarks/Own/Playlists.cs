using LocalDynamo;
using LocalDynamo.Benchmarks.Own;

/// <summary>Users with the songs that they have added: the ten newest are shown, songs are added, and plays are counted.</summary>
public class Playlists : OwnWorkload
{
    private const int Users = 1_000;
    private const int SongsOfUser = 50;

    public override IReadOnlyList<AccessPattern> Patterns =>
    [
        new("show the newest ten", 80, (table, random) => table.Query(User(random)).Descending().PageSize(10).Take(10).Count()),
        new("add a song", 5, (table, random) => table.Put(Song(random.Next(Users), random.Next(SongsOfUser, 1_000_000)))),
        new("count a play", 15, (table, random) =>
            table.Update(new Key(User(random), random.Next(SongsOfUser)), "ADD Plays :one", new() { [":one"] = 1 })),
    ];

    protected override IEnumerable<Item> Items =>
        Enumerable.Range(0, Users * SongsOfUser).Select(index => Song(index / SongsOfUser, index % SongsOfUser));

    protected override Table CreateTable(DynamoDatabase database) =>
        database.CreateTable("Playlists", "UserId", ("Added", ScalarAttributeType.N));

    private static AttributeValue User(Random random) => $"user#{random.Next(Users)}";

    private static Item Song(int user, int added) => new()
    {
        ["UserId"] = $"user#{user}",
        ["Added"] = added,
        ["Title"] = $"Song number {added}",
        ["Seconds"] = 180 + (added % 60),
        ["Plays"] = 0,
    };
}
