namespace LocalDynamo.ModelTests.Histories;

/// <summary>Finds what is wrong with a history, if anything is.</summary>
internal static class HistoryChecker
{
    /// <returns>The first anomaly found; null for a history that can be explained.</returns>
    public static Anomaly? Check(History history)
    {
        var orders = new VersionOrders(history);
        if (orders.Anomaly is not null)
            return orders.Anomaly;

        var times = DependencyGraph.Times(history).ToList();
        var dependencies = orders.Dependencies().ToList();
        if (new DependencyGraph(history, [.. dependencies, .. times]).FindCycle() is not { } cycle)
            return null;

        // Of several circles the one told is that with the plainest reasons: writes alone, then reads of them, and time last.
        DependencyKind[][] kinds =
        [
            [DependencyKind.Overwrites],
            [DependencyKind.Overwrites, DependencyKind.Reads],
            [DependencyKind.Overwrites, DependencyKind.Reads, DependencyKind.IsOverwritten],
        ];
        var plainest = kinds
            .Select(some => new DependencyGraph(history, dependencies.Where(dependency => some.Contains(dependency.Kind))).FindCycle())
            .FirstOrDefault(found => found is not null);
        return Tell(plainest ?? cycle);
    }

    private static Anomaly Tell(IReadOnlyList<Dependency> cycle)
    {
        var lines = cycle.Select(dependency => $"  {dependency},");
        return new Anomaly(KindOf(cycle), $"{string.Join("\n", lines)}\nwhich is where this began: each must come before itself");
    }

    private static AnomalyKind KindOf(IReadOnlyList<Dependency> cycle)
    {
        if (cycle.Any(dependency => dependency.Kind == DependencyKind.Time))
            return AnomalyKind.OutOfTime;
        if (cycle.All(dependency => dependency.Kind == DependencyKind.Overwrites))
            return AnomalyKind.DirtyWrite;

        return cycle.Count(dependency => dependency.IsAnti) switch
        {
            0 => AnomalyKind.CircularInformation,
            1 => IsLostUpdate(cycle) ? AnomalyKind.LostUpdate : AnomalyKind.ReadSkew,
            _ => Enumerable.Range(0, cycle.Count).Any(i => cycle[i].IsAnti && cycle[(i + 1) % cycle.Count].IsAnti)
                ? AnomalyKind.WriteSkew
                : AnomalyKind.LongFork,
        };
    }

    /// <summary>One transaction read an item, another wrote it, and the first wrote over that.</summary>
    private static bool IsLostUpdate(IReadOnlyList<Dependency> cycle) =>
        cycle.Count == 2 && cycle.All(dependency => dependency.Kind != DependencyKind.Reads) && cycle[0].Key == cycle[1].Key;
}
