namespace LocalDynamo.ModelTests.Kills;

/// <summary>What kills have shown, counted by durability. Thread-safe.</summary>
internal sealed class KillFigures
{
    private readonly SortedDictionary<string, Figures> _figures = new(StringComparer.Ordinal);

    public int KillCount => Sum(figures => figures.Kills);

    public int AcknowledgedCount => Sum(figures => figures.Acknowledged);

    public int LostCountOf(Durability durability)
    {
        lock (_figures)
            return _figures[durability.ToString()].Lost;
    }

    public void Count(Durability durability, KilledProcess process) => Change(durability, figures => figures with
    {
        Kills = figures.Kills + 1,
        BeforeOpen = figures.BeforeOpen + (process.HasOpened ? 0 : 1),
        Acknowledged = figures.Acknowledged + process.Acknowledgements.Count,
    });

    /// <param name="durability">Under which.</param>
    /// <param name="count">How many acknowledged steps are lost; less than none where one is there that was not acknowledged yet.</param>
    public void CountLost(Durability durability, long count) => Change(durability, figures => count < 0
        ? figures with { Unacknowledged = figures.Unacknowledged + 1 }
        : figures with { Lost = figures.Lost + (int)count });

    /// <param name="durability">Under which.</param>
    /// <param name="age">How long before the kill the oldest of the steps that it lost was acknowledged.</param>
    public void CountAge(Durability durability, TimeSpan age) => Change(durability, figures => figures with
    {
        OldestLost = age > figures.OldestLost ? age : figures.OldestLost,
    });

    public override string ToString()
    {
        lock (_figures)
        {
            return string.Join('\n', _figures.Select(pair =>
                $"{pair.Key}: {pair.Value.Kills} kills, {pair.Value.BeforeOpen} of them before the database was open; {pair.Value.Acknowledged} commits " +
                $"acknowledged, {pair.Value.Lost} of them lost, the oldest {pair.Value.OldestLost.TotalMilliseconds:0} ms before the kill; {pair.Value.Unacknowledged} found that were not acknowledged yet"));
        }
    }

    private void Change(Durability durability, Func<Figures, Figures> change)
    {
        lock (_figures)
            _figures[durability.ToString()] = change(_figures.GetValueOrDefault(durability.ToString()) ?? new Figures());
    }

    private int Sum(Func<Figures, int> of)
    {
        lock (_figures)
            return _figures.Values.Sum(of);
    }

    private sealed record Figures(int Kills = 0, int BeforeOpen = 0, int Acknowledged = 0, int Lost = 0, int Unacknowledged = 0, TimeSpan OldestLost = default);
}
