using ScottPlot;

namespace LocalDynamo.Benchmarks.Report;

/// <summary>Draws into docs/performance.svg how many times as fast as each floor and peer LocalDynamo is, row by row.</summary>
internal static class Chart
{
    private const int Width = 1_000;
    private const int RowHeight = 30;
    private const int Frame = 110;

    /// <summary>Rows of figures that are no speed.</summary>
    private static readonly string[] Left = [HeapRows.HeapKey, HeapRows.CollectionKey, ThreadRows.GainKey];

    public static void Write(IReadOnlyList<Row> rows)
    {
        var shown = rows.Where(static row => !Left.Contains(row.Key)).Reverse().ToArray();
        var plot = new Plot();
        plot.Add.Palette = new ScottPlot.Palettes.Category20();
        var colors = new Dictionary<string, Color>();
        for (var position = 0; position < shown.Length; position++)
        {
            foreach (var figure in shown[position].Figures.Skip(1))
            {
                // One colour for all ways to use a store.
                var name = figure.Store.Split(", ")[0];
                if (!colors.TryGetValue(name, out var color))
                {
                    colors.Add(name, color = plot.Add.Palette.GetColor(colors.Count));
                    plot.Legend.ManualItems.Add(new LegendItem { LabelText = name, MarkerShape = ShapeOf(figure), MarkerSize = 8, MarkerFillColor = color });
                }

                var speed = IsPerSecond(shown[position]) ? figure.Ratio : 1 / figure.Ratio;
                var marker = plot.Add.Marker(Math.Log10(speed), position, ShapeOf(figure), 9, color);
                marker.MarkerStyle.LineWidth = figure.IsFloor ? 2 : 0;
            }
        }

        plot.Axes.Left.SetTicks([.. Enumerable.Range(0, shown.Length).Select(static position => (double)position)], [.. shown.Select(static row => row.Workload)]);
        double[] speeds = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 100, 300, 1_000];
        plot.Axes.Bottom.SetTicks([.. speeds.Select(Math.Log10)], [.. speeds.Select(static speed => $"{speed}")]);
        plot.Add.VerticalLine(0, 2, Colors.Black);
        plot.Axes.SetLimitsY(-0.7, shown.Length - 0.3);
        plot.Title("LocalDynamo, times as fast as (squares: floors, which are no databases)");
        plot.ShowLegend(Edge.Right);
        _ = plot.SaveSvg(Path.Combine(Repository.Root, "docs", "performance.svg"), Width, Frame + (RowHeight * shown.Length));
    }

    private static bool IsPerSecond(Row row) => row.Unit.EndsWith("/s", StringComparison.Ordinal);

    private static MarkerShape ShapeOf(Figure figure) => figure.IsFloor ? MarkerShape.FilledSquare : MarkerShape.FilledCircle;
}
