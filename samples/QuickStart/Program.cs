// The main job of LocalDynamo in one page: a table, items, a condition, an update, a query, and everything still there after
// the folder is opened again. Run it with: dotnet run -c Release --project samples/QuickStart
using LocalDynamo;

var folder = Path.Combine(Path.GetTempPath(), $"LocalDynamo-QuickStart-{Guid.NewGuid():N}");
try
{
    using (var database = DynamoDatabase.Open(folder))
    {
        // A table with a partition key and a sort key. Key attributes are declared; all others come and go with the items.
        var games = database.CreateTable("Games", "Player", "Played");

        games.Put(new Item { ["Player"] = "ada", ["Played"] = "2026-01-02", ["Score"] = 310, ["Tags"] = ["ranked", "solo"] });
        games.Put(new Item { ["Player"] = "ada", ["Played"] = "2026-01-05", ["Score"] = 480.5, ["Map"] = new Item { ["Name"] = "Dunes" } });
        games.Put(new Item { ["Player"] = "ada", ["Played"] = "2026-02-01", ["Score"] = 150 });
        games.Put(new Item { ["Player"] = "bob", ["Played"] = "2026-01-03", ["Score"] = 275 });

        Console.WriteLine("One item, by its key:");
        var game = games.Get("ada", "2026-01-05")!;
        Console.WriteLine($"  {game}");
        Console.WriteLine($"  on the map {game.GetString("Map.Name")}, with {game.GetNumber("Score")} points");

        Console.WriteLine("Ada's games of January, newest first:");
        foreach (var item in games.Query("ada", SortKey.BeginsWith("2026-01")).Descending())
            Console.WriteLine($"  {item}");

        Console.WriteLine("Every game above 200 points:");
        foreach (var item in games.Scan().Filter("Score > :least", new() { [":least"] = 200 }).Project("Player, Score"))
            Console.WriteLine($"  {item}");

        Console.WriteLine("An update in place, with a condition:");
        var updated = games.Update(
            new Key("ada", "2026-02-01"),
            "SET Reviewed = :yes ADD Score :bonus",
            new() { [":yes"] = true, [":bonus"] = 25, [":least"] = 100 },
            condition: "Score >= :least");
        Console.WriteLine($"  {updated}");

        try
        {
            games.Put(new Item { ["Player"] = "bob", ["Played"] = "2026-01-03" }, "attribute_not_exists(Player)");
        }
        catch (ConditionalCheckFailedException error)
        {
            Console.WriteLine($"  {error.ErrorCode}: {error.Message}, because there is {error.Item}");
        }

        Console.WriteLine("A snapshot stays as it was while others write:");
        using var snapshot = database.Snapshot();
        games.Delete(new Key("bob", "2026-01-03"));
        Console.WriteLine($"  now {games.Scan().Count()} games, in the snapshot {snapshot.Table("Games").Scan().Count()}");
    }

    using (var reopened = DynamoDatabase.Open(folder))
        Console.WriteLine($"Opened again: {reopened.Table("Games").Scan().Count()} games, all as they were.");
}
finally
{
    Directory.Delete(folder, recursive: true);
}
