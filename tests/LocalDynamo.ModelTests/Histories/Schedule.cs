using System.Runtime.ExceptionServices;

namespace LocalDynamo.ModelTests.Histories;

// Two cores interleave threads in few ways, and never the same way again. So the workers of a history, though each has a thread,
// run one at a time: at the points where it could matter who goes next, the one at work draws who does from a random number, and
// sleeps until it is drawn itself. All that such a run does follows from its seed.
//
// A worker that holds the turn must not block, or nobody could go on: where the database would wait for another thread, the test's
// pipeline asks again and again, and gives the turn away in between.

/// <summary>Who runs when.</summary>
internal sealed class Schedule
{
    /// <summary>More turns than any history takes: somebody waits for what never comes.</summary>
    private const int MaxTurns = 100_000;

    [ThreadStatic]
    private static Schedule? _ofThisThread;

    private readonly Random _random;
    private readonly double _switching;
    private readonly List<Worker> _ready = [];
    private Worker? _atWork;
    private int _turns;

    /// <param name="seed">What the turns are drawn from.</param>
    public Schedule(int seed)
    {
        _random = new Random(seed);
        // Many switches find other things than few: some need one at the right place, and none elsewhere.
        _switching = _random.GetItems([0.1, 0.3, 0.6, 1.0], 1)[0];
    }

    /// <summary>A place where another worker may go on; nothing on threads that are not of a schedule.</summary>
    public static void Point() => _ofThisThread?.GiveAway(waits: false);

    /// <summary>Returns once a condition holds, and lets the others run until then.</summary>
    public static void Await(Func<bool> condition)
    {
        while (!condition())
        {
            if (_ofThisThread is { } schedule)
                schedule.GiveAway(waits: true);
            else
                _ = Thread.Yield();
        }
    }

    /// <summary>Runs workers, each on a thread of its own, and returns when all have ended.</summary>
    /// <exception cref="TimeoutException">They wait for each other, or for what never comes.</exception>
    /// <remarks>What the first worker that failed threw is thrown here; the others ran to their end.</remarks>
    public void Run(params Action[] workers)
    {
        _ready.AddRange(workers.Select(work => new Worker(work)));
        var threads = _ready.Select(worker => new Thread(() => RunWorker(worker)) { IsBackground = true }).ToList();
        var all = _ready.ToList();
        threads.ForEach(thread => thread.Start());
        _atWork = _ready[_random.Next(_ready.Count)];
        _ = _atWork.Turn.Release();
        threads.ForEach(thread => thread.Join());
        all.Find(worker => worker.Error is not null)?.Error!.Throw();
    }

    /// <summary>Runs workers all at once, in whatever order the machine has them.</summary>
    public static void RunFreely(params Action[] workers)
    {
        using var start = new Barrier(workers.Length);
        var tasks = workers.Select(work => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                work();
            },
            TaskCreationOptions.LongRunning)).ToArray();
        Task.WhenAll(tasks).GetAwaiter().GetResult();
    }

    private void RunWorker(Worker worker)
    {
        worker.Turn.Wait();
        _ofThisThread = this;
        try
        {
            worker.Work();
        }
        catch (Exception exception)
        {
            worker.Error = ExceptionDispatchInfo.Capture(exception);
        }

        _ = _ready.Remove(worker);
        if (_ready.Count > 0)
            PassTo(_ready[_random.Next(_ready.Count)]);
        worker.Turn.Dispose();
    }

    private void GiveAway(bool waits)
    {
        if (++_turns > MaxTurns)
            throw new TimeoutException($"after {MaxTurns:N0} turns the workers have not ended: they wait for what never comes");
        if (_ready.Count == 1 || (!waits && _random.NextDouble() >= _switching))
            return;

        var worker = _atWork!;
        var next = _ready[_random.Next(_ready.Count)];
        if (next == worker)
            return;
        PassTo(next);
        worker.Turn.Wait();
    }

    private void PassTo(Worker next)
    {
        _atWork = next;
        _ = next.Turn.Release();
    }

    private sealed class Worker(Action work)
    {
        public Action Work { get; } = work;

        public SemaphoreSlim Turn { get; } = new(0);

        public ExceptionDispatchInfo? Error { get; set; }
    }
}
