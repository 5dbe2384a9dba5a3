namespace LocalDynamo.ModelTests.Histories;

// Which transaction comes before which, and whether that runs in a circle.
//
// A transaction has two points: where it reads, and where its writes take effect. The first comes before the second, and for one
// that must have happened at one moment they are the same point. A transaction that overwrites another, reads what it wrote, or begins
// after its end, has its reading point after the other's writing point. One that read a state which another then overwrote has its
// reading point before the other's writing point. So a history can be explained if and only if the points can be put into an order,
// that is, if there is no circle among them.
//
// This is the known characterisation of snapshot isolation (Fekete et al., "Making Snapshot Isolation Serializable", TODS 2005;
// Cerone and Gotsman, "Analysing Snapshot Isolation", PODC 2016: every circle of transactions has two anti-dependencies one behind
// the other) said for each transaction alone: the one between those two may come through the circle only if it has two points. Where
// all transactions are serializable no circle is left.
internal sealed class DependencyGraph
{
    private readonly List<Dependency>[] _from;

    public DependencyGraph(History history, IEnumerable<Dependency> dependencies)
    {
        _from = new List<Dependency>[PointCount(history)];
        for (var i = 0; i < _from.Length; i++)
            _from[i] = [];
        foreach (var dependency in dependencies.Where(dependency => dependency.From != dependency.To))
            _from[dependency.IsAnti ? ReadingPoint(dependency.From) : WritingPoint(dependency.From)].Add(dependency);
    }

    /// <summary>
    /// That transactions which ended before others began come before them: as few as say so for all, since those that follow from two
    /// others are left out.
    /// </summary>
    public static IEnumerable<Dependency> Times(History history)
    {
        foreach (var later in history.Transactions)
        {
            var earlier = history.Transactions.Where(transaction => transaction.Ended < later.Began).ToList();
            var latestBegin = earlier.Select(transaction => transaction.Began).DefaultIfEmpty().Max();
            foreach (var transaction in earlier.Where(transaction => transaction.Ended > latestBegin))
                yield return new Dependency(DependencyKind.Time, transaction, later);
        }
    }

    /// <summary>A shortest circle; null if there is none.</summary>
    public IReadOnlyList<Dependency>? FindCycle()
    {
        IReadOnlyList<Dependency>? shortest = null;
        foreach (var point in PointsOfCycles())
        {
            if (CycleThrough(point) is { } cycle && (shortest is null || cycle.Count < shortest.Count))
                shortest = cycle;
        }

        return shortest;
    }

    private static int PointCount(History history) => 2 * history.Transactions.Count;

    private static int ReadingPoint(RecordedTransaction transaction) => 2 * transaction.Index;

    private static int WritingPoint(RecordedTransaction transaction) => (2 * transaction.Index) + (transaction.IsAtOneMoment ? 0 : 1);

    private static int EndOf(Dependency dependency) => dependency.IsAnti ? WritingPoint(dependency.To) : ReadingPoint(dependency.To);

    /// <summary>
    /// What is left when points that nothing leads to are taken away for as long as there are any: those of circles, and those behind.
    /// </summary>
    private List<int> PointsOfCycles()
    {
        var incoming = new int[_from.Length];
        for (var point = 0; point < _from.Length; point++)
        {
            foreach (var (next, _) in StepsFrom(point))
                incoming[next]++;
        }

        var loose = new Stack<int>(Enumerable.Range(0, incoming.Length).Where(point => incoming[point] == 0));
        var isLoose = new bool[incoming.Length];
        while (loose.TryPop(out var point))
        {
            isLoose[point] = true;
            foreach (var (next, _) in StepsFrom(point))
            {
                if (--incoming[next] == 0)
                    loose.Push(next);
            }
        }

        return [.. Enumerable.Range(0, isLoose.Length).Where(point => !isLoose[point])];
    }

    /// <summary>A shortest circle through a point, breadth first.</summary>
    private List<Dependency>? CycleThrough(int start)
    {
        var reachedBy = new Dictionary<int, (int From, Dependency? By)>();
        var queue = new Queue<int>([start]);
        while (queue.TryDequeue(out var point))
        {
            foreach (var (next, by) in StepsFrom(point))
            {
                if (!reachedBy.TryAdd(next, (point, by)))
                    continue;
                if (next == start)
                    return PathTo(start, reachedBy);
                queue.Enqueue(next);
            }
        }

        return null;
    }

    private IEnumerable<(int Next, Dependency? By)> StepsFrom(int point)
    {
        // From where a transaction reads to where it writes; if that is one point, the other has nothing behind it.
        if ((point & 1) == 0)
            yield return (point + 1, null);
        foreach (var dependency in _from[point])
            yield return (EndOf(dependency), dependency);
    }

    private static List<Dependency> PathTo(int start, Dictionary<int, (int From, Dependency? By)> reachedBy)
    {
        var path = new List<Dependency>();
        var point = start;
        do
        {
            var (from, by) = reachedBy[point];
            if (by is not null)
                path.Add(by);
            point = from;
        }
        while (point != start);
        path.Reverse();
        return path;
    }
}
