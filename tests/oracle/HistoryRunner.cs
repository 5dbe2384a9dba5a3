using Amazon;
using CsCheck;
using LocalDynamo.Oracle.Comparison;
using LocalDynamo.Oracle.Generation;
using LocalDynamo.Oracle.Walking;
using LocalDynamo.Oracle.Wire;

namespace LocalDynamo.Oracle;

/// <summary>Runs one history on both sides: makes its tables, sends its steps, compares, deletes its tables.</summary>
internal sealed class HistoryRunner(IEndpoint local, IEndpoint? ours, Report report, Options options)
{
    /// <summary>Steps of a history: enough to fill its partitions, few enough to read one again.</summary>
    public const int Steps = 250;

    private readonly Dictionary<string, List<Step>> _writes = [];

    // Those that one side took and the other did not: a request that has one again would be new to the other alone.
    private readonly HashSet<string> _lostTokens = [];

    public void Run(int history)
    {
        // The SDK has two ways to say that a collection is not there, chosen for the whole process.
        AWSConfigs.InitializeCollections = int.IsOddInteger(history);
        var tables = TableShape.Of(history);
        var generator = Histories.Step(history, tables, options.Http);
        foreach (var table in tables)
            Setup("CreateTable", table);

        // Each history has its own stream of random numbers, so that it can be run alone.
        var random = new PCG((uint)history, options.Seed);
        for (var number = 0; number < Steps; number++)
            Run(generator.Generate(random, null, out _), $"seed {options.Seed}, history {history}, step {number}");

        // A difference that no later step met shows in what is left: all of each table, and of each index.
        foreach (var target in tables.SelectMany(table => table.Indexes.Append(table.Late).Append(null).Select(index => new ReadTarget(table, index))))
            Run(SearchRequests.Whole(target), $"seed {options.Seed}, history {history}, end");

        foreach (var table in tables)
            Setup("DeleteTable", table);
        for (var other = 0; other < TableRequests.Names; other++)
            TableRequests.Remove(TableRequests.Name(history, other)).ForEach(Both);
    }

    private void Run(Step step, string where)
    {
        var token = (string?)step.Request["ClientRequestToken"];
        if (token is not null && _lostTokens.Contains(token))
            _ = step.Request.Remove("ClientRequestToken");
        var answer = Walker.Walk(local, step);
        report.Count(step, answer);
        if (options.Trace)
            Console.WriteLine($"{where}: {Report.Show(step)}\n  Local: {answer}");
        if (ours is null)
            return;

        var exchange = new Exchange(step, answer, Walker.Walk(ours, step));
        if (options.Trace)
            Console.WriteLine($"  Ours:  {exchange.Ours}");

        var differences = Trees.Compare(exchange.Local, exchange.Ours);
        var before = step.Written.SelectMany(written => _writes.GetValueOrDefault(KeyOf(written), [])).ToList();
        foreach (var difference in differences)
            report.Add(difference, exchange, where, before);

        var agreed = !differences.Any(difference => difference.IsOfOutcome || difference.Path.StartsWith(nameof(Answer.Stored), StringComparison.Ordinal));
        foreach (var written in step.Written)
            Remember(step, written, agreed);
        if (!agreed && token is not null)
            _ = _lostTokens.Add(token);
        if (!agreed && step is { Operation: "UpdateTable", Table: { } table })
            Both(IndexTableRequests.RemoveLate(table));
        else if (!agreed && step is { Table: null, Written: [] })
            TableRequests.Remove(step).ForEach(Both);
    }

    /// <summary>Keeps what was written under a key. Where the sides disagreed, the item is deleted on both, so that one difference is not told again and again.</summary>
    private void Remember(Step step, WrittenKey written, bool agreed)
    {
        var key = KeyOf(written);
        if (agreed)
        {
            if (!_writes.TryGetValue(key, out var writes))
                _writes[key] = writes = [];
            writes.Add(step);
            return;
        }

        _ = _writes.Remove(key);
        Both(written.Delete);
    }

    private static string KeyOf(WrittenKey written) => $"{written.Table.TableName} {Trees.TextOf(written.Key)}";

    private void Setup(string operation, TableShape table)
    {
        var request = operation == "CreateTable" ? table.CreateRequest() : new() { ["TableName"] = table.TableName };
        foreach (var side in (IEndpoint?[])[local, ours])
        {
            if (side?.Send(operation, request) is { IsError: true } answer)
                throw new InvalidOperationException($"{operation} {table.TableName}: {answer}");
        }
    }

    private void Both(Step step)
    {
        _ = Walker.Walk(local, step);
        if (ours is not null)
            _ = Walker.Walk(ours, step);
    }
}
