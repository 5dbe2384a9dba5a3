namespace LocalDynamo.ModelTests.Histories;

/// <summary>What one transaction had to do with one item.</summary>
internal sealed class KeyReads
{
    /// <summary>
    /// The state of others that it read: the first read, without what it had appended itself by then; null if it read nothing.
    /// </summary>
    public int[]? External { get; private set; }

    /// <summary>What it appended, in order.</summary>
    public List<int> Written { get; } = [];

    /// <summary>Goes through a transaction's steps, and finds whether each read agrees with those before and with its own writes.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="anomaly">The first read that does not; null if all do.</param>
    public static Dictionary<string, KeyReads> Of(RecordedTransaction transaction, out Anomaly? anomaly)
    {
        anomaly = null;
        var keys = new Dictionary<string, KeyReads>();
        foreach (var (key, seen, written) in transaction.Steps)
        {
            if (!keys.TryGetValue(key, out var reads))
                keys.Add(key, reads = new KeyReads());
            if (seen is null)
            {
                reads.Written.Add(written);
                continue;
            }

            var others = seen.Length - reads.Written.Count;
            var sees = others >= 0 && seen.AsSpan(others).SequenceEqual(reads.Written.ToArray());
            if (sees && reads.External is null)
                reads.External = seen[..others];
            else if (!sees || !seen.AsSpan(0, others).SequenceEqual(reads.External))
                anomaly ??= new Anomaly(AnomalyKind.UnrepeatableRead, reads.Tell(transaction, key, seen));
        }

        return keys;
    }

    public static string Text(IEnumerable<int> list) => $"[{string.Join(", ", list)}]";

    private string Tell(RecordedTransaction transaction, string key, int[] seen)
    {
        string[] before =
        [
            .. External is null ? (string[])[] : [$"had read it as {Text(External)} before"],
            .. Written.Count == 0 ? (string[])[] : [$"had appended {Text(Written)} itself"],
        ];
        return $"{transaction.Name} found {key} as {Text(seen)}, though it {string.Join(" and ", before)}";
    }
}
