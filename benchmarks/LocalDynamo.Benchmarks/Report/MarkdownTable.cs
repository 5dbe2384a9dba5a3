using System.Text;
using LocalDynamo.Benchmarks.Peers;

namespace LocalDynamo.Benchmarks.Report;

/// <summary>Writes the rows into docs/performance.md, between two markers.</summary>
internal static class MarkdownTable
{
    private const string Begin = "<!-- table: written by the command of that name -->";
    private const string End = "<!-- end of table -->";

    public static void Write(IReadOnlyList<Row> rows)
    {
        var path = Path.Combine(Repository.Root, "docs", "performance.md");
        var page = File.ReadAllText(path);
        var (begin, end) = (page.IndexOf(Begin, StringComparison.Ordinal), page.IndexOf(End, StringComparison.Ordinal));
        if (begin < 0 || end < begin)
            throw new InvalidDataException($"{path} lacks the markers {Begin} and {End}.");
        File.WriteAllText(path, $"{page[..(begin + Begin.Length)]}\n\n{Format(rows)}\n{page[end..]}");
    }

    public static string Format(IReadOnlyList<Row> rows)
    {
        var text = new StringBuilder();
        _ = text.Append("| workload | LocalDynamo | floors | peers, the nearest first | reached | meant to be | |\n|---|---|---|---|---|---|---|\n");
        foreach (var row in rows)
        {
            var own = row.Figures[0];
            _ = text.Append(null, $"| {row.Workload} | {Number(own.Value)} {row.Unit}{Allocated(own)} | {Others(row, isFloor: true)} | {Others(row, isFloor: false)} |")
                .Append(null, $" {Join(row.Targets, static target => $"{Number(target.Value)} {target.Text}")} |")
                .Append(null, $" {Join(row.Targets, static target => $"at {(target.IsUpperLimit ? "most" : "least")} {Number(target.Limit)}")} |")
                .Append(null, $" {Join(row.Targets, static target => target.IsReached ? "reached" : "**missed**")} |\n");
        }

        _ = text.Append("\nAll figures of a row have the unit that stands with LocalDynamo's. In brackets: LocalDynamo's figure divided by that store's, the median of the rounds' ratios: of a time less is better, of a speed more.\n\n");
        foreach (var scale in rows.GroupBy(static row => (row.Scale, row.Machine, row.Date)))
            _ = text.Append(null, $"- {string.Join("; ", scale.Select(static row => row.Workload))}: {scale.Key.Scale}. {scale.Key.Date:yyyy-MM-dd}, {scale.Key.Machine}.\n");
        return text.ToString();
    }

    private static string Others(Row row, bool isFloor) => string.Join(", ", row.Figures
        .Where(figure => figure.IsFloor == isFloor && figure.Store != LocalDynamoPeer.Name && figure != row.Figures[0])
        .OrderBy(static figure => Math.Abs(Math.Log(figure.Ratio)))
        .Select(static figure => $"{figure.Store} {Number(figure.Value)} ({Number(figure.Ratio)})"));

    private static string Allocated(Figure figure) => figure.Bytes is { } bytes ? $", {bytes:N0} B" : "";

    private static string Join(IReadOnlyList<Target> targets, Func<Target, string> write) => string.Join("<br>", targets.Select(write));

    private static string Number(double value) => value switch
    {
        0 => "0",
        >= 100 => $"{value:N0}",
        >= 10 => $"{value:N1}",
        >= 0.1 => $"{value:N2}",
        >= 0.01 => $"{value:N3}",
        _ => $"{value:N5}",
    };
}
