// Films from a JSON file (year, title, info with nested lists and numbers) in a folder on disk: load, close, open again, ask.
//   dotnet run -c Release --project samples/Movies -- movies.json
// Without a path it loads the few films beside this file.
using System.Diagnostics;
using System.Text.Json;
using LocalDynamo;
using Movies;

var path = args.Length > 0 ? args[0] : Path.Combine(AppContext.BaseDirectory, "films.json");
if (!File.Exists(path))
{
    Console.Error.WriteLine($"There is no file {path}.");
    return 1;
}

var folder = Path.Combine(Path.GetTempPath(), $"LocalDynamo-Movies-{Guid.NewGuid():N}");
try
{
    var watch = Stopwatch.StartNew();
    var loaded = await LoadAsync(path, folder);
    Console.WriteLine($"Loaded {path} ({watch.Elapsed.TotalMilliseconds:0.0} ms)");
    Console.WriteLine($"  {loaded} films");

    using var database = Step("Opened the folder again", () => DynamoDatabase.Open(folder));
    var films = database.Table("Movies");

    var ofYear = Step("Films of 2013, in the order of their titles", () => films.Query(2013).ToList());
    Print(ofYear, film => film.GetString("title"));

    var dramas = Step("Films of 2013 rated above 8 that are dramas", () => films.Query(2013)
        .Filter("info.rating > :rating AND contains(info.genres, :genre)", new() { [":rating"] = 8, [":genre"] = "Drama" })
        .Project("title, info.rating, info.actors[0]")
        .ToList());
    Print(dramas, film => $"{film.GetString("title")}: {film.GetNumber("info.rating")}, with {film.GetString("info.actors[0]")}");

    var chosen = dramas[0].GetString("title");
    var raised = Step($"The rating of {chosen} raised, if it is below 9", () => films.Update(
        new Key(2013, chosen),
        "SET info.rating = info.rating + :step",
        new() { [":step"] = 0.1m, [":limit"] = 9 },
        condition: "info.rating < :limit"))!;
    Console.WriteLine($"  now {raised.GetNumber("info.rating")}");

    var counts = Step("Counted in four segments side by side", () => Enumerable.Range(0, 4)
        .AsParallel().AsOrdered().WithDegreeOfParallelism(4)
        .Select(segment => films.Scan().Segment(segment, 4).Count())
        .ToList());
    Console.WriteLine($"  {string.Join(" + ", counts)} = {counts.Sum()} films");
    return counts.Sum() == loaded ? 0 : 1;
}
finally
{
    if (Directory.Exists(folder))
        Directory.Delete(folder, recursive: true);
}

// Puts all films into a new table: many puts under way at a time, so that the log writes and syncs them in groups.
static async Task<int> LoadAsync(string path, string folder)
{
    using var database = DynamoDatabase.Open(folder);
    var films = database.CreateTable("Movies", ("year", ScalarAttributeType.N), "title");
    using var document = JsonDocument.Parse(File.ReadAllBytes(path));
    using var progress = new ProgressBar(document.RootElement.GetArrayLength());

    foreach (var group in document.RootElement.EnumerateArray().Chunk(100))
    {
        await Task.WhenAll(group.Select(film => films.PutAsync(Item.FromJson(film.GetRawText())).AsTask()));
        progress.Advance(group.Length);
    }

    return films.Scan().Count();
}

static T Step<T>(string name, Func<T> action)
{
    var watch = Stopwatch.StartNew();
    var result = action();
    Console.WriteLine($"{name} ({watch.Elapsed.TotalMilliseconds:0.0} ms)");
    return result;
}

static void Print(List<Item> items, Func<Item, string> text)
{
    const int Shown = 5;
    foreach (var item in items.Take(Shown))
        Console.WriteLine($"  {text(item)}");
    if (items.Count > Shown)
        Console.WriteLine($"  … and {items.Count - Shown} more");
}
