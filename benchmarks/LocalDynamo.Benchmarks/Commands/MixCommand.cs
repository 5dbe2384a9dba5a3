using System.Globalization;
using LocalDynamo.Benchmarks.Mix;
using LocalDynamo.Benchmarks.Own;

namespace LocalDynamo.Benchmarks.Commands;

/// <summary>A workload of one's own as a mix: its patterns by their weights, by one thread and two, in memory and in a folder.</summary>
internal static class MixCommand
{
    private const string DefaultSeconds = "2";

    /// <param name="arguments">The workload's class, and for how many seconds each mix runs.</param>
    public static int Run(string[] arguments)
    {
        var types = typeof(OwnWorkload).Assembly.GetTypes().Where(static type => type.IsSubclassOf(typeof(OwnWorkload)) && !type.IsAbstract).ToArray();
        if (arguments is [] || Array.Find(types, type => type.Name == arguments[0]) is not { } type)
        {
            Console.Error.WriteLine($"mix WORKLOAD [seconds], of {string.Join(", ", types.Select(static type => type.Name))}");
            return 2;
        }

        var duration = TimeSpan.FromSeconds(double.Parse(arguments.Length > 1 ? arguments[1] : DefaultSeconds, CultureInfo.InvariantCulture));
        MixReport.PrintHeader();
        foreach (var place in Enum.GetValues<Place>())
        {
            foreach (var threads in (int[])[1, 2])
            {
                var workload = (OwnWorkload)Activator.CreateInstance(type)!;
                workload.Place = place;
                workload.SetUp();
                MixReport.Print($"{place}, {threads} {(threads == 1 ? "thread" : "threads")}", MixRun.Measure(thread => OperationsOf(workload, thread), threads, duration));
                workload.CleanUp();
            }
        }

        return 0;
    }

    private static List<MixOperation> OperationsOf(OwnWorkload workload, int thread)
    {
        var random = new Random(thread);
        return [.. workload.Patterns.Select(pattern => new MixOperation(pattern.Name, pattern.Weight, static () => { }, () => pattern.Run(workload.Table, random)))];
    }
}
