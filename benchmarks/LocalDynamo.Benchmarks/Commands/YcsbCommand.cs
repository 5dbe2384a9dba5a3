using System.Globalization;
using LocalDynamo.Benchmarks.Mix;
using LocalDynamo.Benchmarks.Peers;
using LocalDynamo.Benchmarks.Workload;

namespace LocalDynamo.Benchmarks.Commands;

/// <summary>
/// YCSB's workloads on Zipfian keys, by one thread and two, in memory and durable: how long operations take, up to the longest of all, and what that one waited
/// for.
/// </summary>
internal static class YcsbCommand
{
    /// <summary>D and E add orders, so they come last.</summary>
    private const string InOrder = "ABCFDE";

    private const int DefaultCount = 100_000;

    /// <param name="arguments">Letters of workloads, all if there are none; then <c>--peer NAME</c>, <c>--items N</c>, <c>--seconds N</c>, <c>--folder PATH</c>.</param>
    public static int Run(string[] arguments)
    {
        var letters = arguments.TakeWhile(static argument => !argument.StartsWith("--", StringComparison.Ordinal)).SelectMany(static argument => argument.ToUpperInvariant()).ToHashSet();
        if (letters.Except(Ycsb.Letters).Any())
        {
            Console.Error.WriteLine($"The workloads are {Ycsb.Letters}.");
            return 2;
        }

        var peer = Option(arguments, "--peer") ?? LocalDynamoPeer.Name;
        if (!PeerCatalog.NamesOf(typeof(IPeer)).Contains(peer))
        {
            Console.Error.WriteLine($"There is no {peer} here: {string.Join("; ", PeerCatalog.NamesOf(typeof(IPeer)))}");
            return 2;
        }

        var count = int.Parse(Option(arguments, "--items") ?? $"{DefaultCount}", CultureInfo.InvariantCulture);
        var duration = TimeSpan.FromSeconds(double.Parse(Option(arguments, "--seconds") ?? "2", CultureInfo.InvariantCulture));
        using var folder = new BenchmarkFolder(Option(arguments, "--folder") is { } path ? [path] : [], "ycsb");
        Console.WriteLine($"{peer}, {count:N0} items of {Orders.Item(1).SizeBytes} bytes, {duration.TotalSeconds} s each, {folder.Description}");
        MixReport.PrintHeader();
        Run(peer, count, null, letters, duration);
        if (PeerCatalog.NamesOf(typeof(IPeer), isDurable: true).Contains(peer))
            Run(peer, count, folder.Path, letters, duration);
        return 0;
    }

    private static void Run(string name, int count, string? folder, HashSet<char> letters, TimeSpan duration)
    {
        using var peer = PeerCatalog.Open(name, count, folder);
        peer.Load(Enumerable.Range(0, count).Select(index => peer.Make(Orders.Typed(index))));
        var ycsb = new Ycsb(peer, count);
        foreach (var letter in InOrder.Where(letter => (letters.Count == 0 || letters.Contains(letter)) && Ycsb.CanRun(letter, peer)))
        {
            foreach (var threads in (int[])[1, 2])
            {
                var run = MixRun.Measure(thread => ycsb.OperationsOf(letter, thread), threads, duration);
                MixReport.Print($"{letter}, {(folder is null ? "memory" : "durable")}, {threads} {(threads == 1 ? "thread" : "threads")}", run);
            }
        }
    }

    private static string? Option(string[] arguments, string name) =>
        Array.IndexOf(arguments, name) is var index and >= 0 && index + 1 < arguments.Length ? arguments[index + 1] : null;
}
