using System.Diagnostics;
using LocalDynamo.Benchmarks.Report;
using LocalDynamo.Benchmarks.Workload;

namespace LocalDynamo.Benchmarks.Commands;

/// <summary>
/// The table of what LocalDynamo is meant to reach, measured: LocalDynamo, floors and peers turn by turn, a process each. Goes to the console, to
/// benchmarks/results.json, and from there to docs/performance.md and docs/performance.svg. A row of another command's may be in the file too.
/// </summary>
internal static class TableCommand
{
    private const int Count = 1_000_000;

    /// <param name="groups">Which groups of rows; all if none is named. <c>show</c> measures nothing and writes the page anew.</param>
    public static int Run(string[] groups)
    {
        var unknown = groups.Except([.. RowGroup.All.Select(static group => group.Name), "show"]).ToArray();
        if (unknown.Length > 0)
        {
            Console.Error.WriteLine($"There is no group {unknown[0]}: {string.Join(", ", RowGroup.All.Select(static group => group.Name))}, show");
            return 2;
        }

        var rows = ResultFile.Load();
        foreach (var group in RowGroup.All.Where(group => groups.Length == 0 || groups.Contains(group.Name)))
        {
            var start = Stopwatch.GetTimestamp();
            using var folder = new BenchmarkFolder([], "table");
            foreach (var row in group.Measure(Count, folder.Path))
            {
                Console.WriteLine(MarkdownTable.Format([row]));
                ResultFile.Merge(rows, row);
                ResultFile.Save(rows);
            }

            Console.WriteLine($"{group.Name}: {Stopwatch.GetElapsedTime(start).TotalSeconds:N0} s");
        }

        ResultFile.Save(rows);
        MarkdownTable.Write(rows);
        Chart.Write(rows);
        return 0;
    }
}
