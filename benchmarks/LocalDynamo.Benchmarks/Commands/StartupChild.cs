namespace LocalDynamo.Benchmarks.Commands;

/// <summary>What <see cref="StartupCommand"/> starts: a program that makes a database in memory with a table, puts an item and gets it.</summary>
internal static class StartupChild
{
    public const string Argument = "startup-child";

    public static int Run()
    {
        using var database = DynamoDatabase.InMemory();
        var users = database.CreateTable("Users", "UserId");
        users.Put(new Item { ["UserId"] = "ada", ["Name"] = "Ada Lovelace", ["Visits"] = 1 });
        Console.WriteLine(users.Get("ada")!.GetString("Name"));
        return 0;
    }
}
