using System.Text.RegularExpressions;
using LocalDynamo.Oracle.Comparison;
using LocalDynamo.Oracle.Generation;
using LocalDynamo.Oracle.Wire;

namespace LocalDynamo.Oracle;

/// <summary>Counts what was sent and what differed, and prints it.</summary>
internal sealed partial class Report
{
    private const int MostTextLength = 2_000;
    private const int MostWritesShown = 12;

    private sealed record Finding(Difference Difference, Exchange Exchange, string Where, IReadOnlyList<Step> Before)
    {
        public int Count { get; set; } = 1;
    }

    private readonly SortedDictionary<string, (int Sent, int Failed)> _operations = [];
    private readonly Dictionary<string, int> _errors = [];
    private readonly Dictionary<string, int> _damages = [];
    private readonly Dictionary<string, Finding> _findings = [];
    private readonly Dictionary<KnownDifference, int> _known = [];

    /// <summary>Whether all answers were equal or differed as known.</summary>
    public bool Agrees => _findings.Count == 0;

    public void Count(Step step, Answer local)
    {
        var (sent, failed) = _operations.GetValueOrDefault(step.Operation);
        _operations[step.Operation] = (sent + 1, failed + (local.IsError ? 1 : 0));
        if (step.Damage is not null)
            Increment(_damages, step.Damage + (local.IsError ? ", refused" : ", taken"));
        if (local.IsError)
            Increment(_errors, $"{local.ErrorType}: {Skeleton(local.ErrorMessage)}");
    }

    /// <summary>Takes a difference in. Of those that look alike the first is kept whole, as an example.</summary>
    public void Add(Difference difference, Exchange exchange, string where, IReadOnlyList<Step> before)
    {
        if (KnownDifferences.All.FirstOrDefault(known => known.Covers(difference, exchange)) is { } known)
        {
            Increment(_known, known);
            return;
        }

        var kind = $"{exchange.Step.Operation} {difference.Path}: {Skeleton(difference.LocalText)} | {Skeleton(difference.OurText)}";
        if (_findings.TryGetValue(kind, out var finding))
            finding.Count++;
        else
            _findings[kind] = new Finding(difference, exchange, where, [.. before.TakeLast(MostWritesShown)]);
    }

    public void PrintReached()
    {
        Console.WriteLine("Errors of DynamoDB Local:");
        foreach (var (error, count) in _errors.OrderByDescending(entry => entry.Value))
            Console.WriteLine($"{count,6}  {error}");
        Console.WriteLine("Damage:");
        foreach (var (damage, count) in _damages.OrderBy(entry => entry.Key, StringComparer.Ordinal))
            Console.WriteLine($"{count,6}  {damage}");
    }

    public void Print()
    {
        foreach (var finding in _findings.Values.OrderBy(finding => finding.Count))
            Print(finding);

        var (sent, failed) = (_operations.Values.Sum(entry => entry.Sent), _operations.Values.Sum(entry => entry.Failed));
        Console.WriteLine($"{"Operation",-16}{"requests",10}{"errors",10}");
        foreach (var (operation, counts) in _operations)
            Console.WriteLine($"{operation,-16}{counts.Sent,10}{counts.Failed,10}");
        Console.WriteLine($"{"in all",-16}{sent,10}{failed,10}  ({100.0 * (sent - failed) / Math.Max(sent, 1):F0} % succeed, {_errors.Count} kinds of error)");

        Console.WriteLine("Known differences met:");
        foreach (var known in KnownDifferences.All)
        {
            var count = _known.GetValueOrDefault(known);
            Console.WriteLine($"{count,6}  {known.Name}, right: {known.Right}{(count == 0 ? " (stale: nothing in this run needed it)" : "")}");
        }

        Console.WriteLine($"Unexplained differences: {_findings.Values.Sum(finding => finding.Count)} of {_findings.Count} kinds");
    }

    public static string Show(Step step) =>
        $"{step.Operation}{(step.Damage is null ? "" : $" [{step.Damage}]")} {Cut(step.Wire?.ToString() ?? step.Request.ToJsonString(WireJson.Plain))}";

    private static void Print(Finding finding)
    {
        var exchange = finding.Exchange;
        Console.WriteLine($"--- {finding.Count} like this; {finding.Where}; at {finding.Difference.Path}");
        foreach (var write in finding.Before)
            Console.WriteLine($"before:  {Show(write)}");
        Console.WriteLine($"request: {Show(exchange.Step)}");
        Console.WriteLine($"Local:   {Cut(exchange.Local.ToString())}");
        Console.WriteLine($"Ours:    {Cut(exchange.Ours.ToString())}");
        if (!finding.Difference.IsOfOutcome)
            Console.WriteLine($"Differs: {Cut(Trees.TextOf(finding.Difference.Local))} | {Cut(Trees.TextOf(finding.Difference.Ours))}");
        Console.WriteLine();
    }

    private static string Cut(string text) => text.Length <= MostTextLength ? text : text[..MostTextLength] + "…";

    /// <summary>A text without what varies from request to request: tokens, names and numbers.</summary>
    private static string Skeleton(string? text) => Cut(Varying().Replace(text ?? "", "~"));

    private static void Increment<TKey>(Dictionary<TKey, int> counts, TKey key)
        where TKey : notnull => counts[key] = counts.GetValueOrDefault(key) + 1;

    [GeneratedRegex("""(token: .*)|"[^"]*"|'[^']*'|\{[^}]*\}|\[[^\]]*\]|[#:]\w+|\d+|h\d+\.\S+|(?<=(keyword|key|attribute|name)s?: )\S+""")]
    private static partial Regex Varying();
}
