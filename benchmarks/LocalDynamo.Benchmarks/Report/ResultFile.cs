using System.Text.Json;

namespace LocalDynamo.Benchmarks.Report;

/// <summary>The rows measured last, in benchmarks/results.json: a run of some of them replaces those and keeps the others.</summary>
internal static class ResultFile
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static string Path => System.IO.Path.Combine(Repository.Root, "benchmarks", "results.json");

    public static List<Row> Load() => File.Exists(Path) ? JsonSerializer.Deserialize<List<Row>>(File.ReadAllText(Path), Options)! : [];

    public static void Save(List<Row> rows)
    {
        rows.Sort(static (one, other) => RowGroup.PlaceOf(one.Key).CompareTo(RowGroup.PlaceOf(other.Key)));
        Write(rows);
    }

    public static void Merge(List<Row> rows, Row row)
    {
        var index = rows.FindIndex(other => other.Key == row.Key);
        if (index < 0)
            rows.Add(row);
        else
            rows[index] = row;
    }

    private static void Write(List<Row> rows) => File.WriteAllText(Path, JsonSerializer.Serialize(rows, Options) + "\n");
}
