// As little as a program with LocalDynamo can do: benchmarks/startup measures how long it takes from its start to this line.
using LocalDynamo;

using var database = DynamoDatabase.InMemory();
var users = database.CreateTable("Users", "UserId");
users.Put(new Item { ["UserId"] = "ada", ["Name"] = "Ada Lovelace", ["Visits"] = 1 });
Console.WriteLine(users.Get("ada"));
