namespace LocalDynamo.ModelTests.Histories;

/// <summary>
/// The order in which each item was written, as the longest state of it that anybody saw tells it, and who wrote what. Finds what is
/// wrong with single items; what is wrong between items is for the <see cref="DependencyGraph"/>.
/// </summary>
internal sealed class VersionOrders
{
    private readonly Dictionary<int, (RecordedTransaction Writer, string Key)> _writers = [];
    private readonly Dictionary<string, (int[] Versions, RecordedTransaction? Witness)> _longest = [];
    private readonly (RecordedTransaction Transaction, Dictionary<string, KeyReads> Keys)[] _transactions;

    public VersionOrders(History history)
    {
        Anomaly? unrepeatable = null;
        _transactions =
        [
            .. history.Transactions.Select(transaction =>
            {
                var keys = KeyReads.Of(transaction, out var anomaly);
                unrepeatable ??= anomaly;
                return (transaction, keys);
            }),
        ];
        foreach (var (transaction, keys) in _transactions)
        {
            foreach (var (key, reads) in keys)
                reads.Written.ForEach(value => _writers.Add(value, (transaction, key)));
        }

        Anomaly = unrepeatable ?? First(DirtyRead) ?? LostUpdate() ?? First(Diverging) ?? First(LostWrite);
    }

    /// <summary>The first thing found to be wrong; null if nothing is.</summary>
    public Anomaly? Anomaly { get; }

    /// <summary>All that was ever appended to an item, in order, as far as anybody saw it.</summary>
    public int[] Versions(string key) => _longest.TryGetValue(key, out var longest) ? longest.Versions : [];

    /// <summary>Why transactions come before others, but for time.</summary>
    public IEnumerable<Dependency> Dependencies()
    {
        // What was committed and not seen by anybody lies behind all that was seen: it would have been seen with what came later.
        var unseen = All()
            .Where(entry => entry.Transaction.IsCommitted)
            .SelectMany(entry => entry.Reads.Written.Except(Versions(entry.Key)), (entry, value) => (entry.Key, value))
            .ToLookup(entry => entry.Key, entry => entry.value);
        IEnumerable<int> Following(string key, int count) => count < Versions(key).Length ? [Versions(key)[count]] : unseen[key];

        foreach (var key in _longest.Keys)
        {
            for (var count = 1; count <= Versions(key).Length; count++)
            {
                foreach (var value in Following(key, count))
                    yield return new Dependency(DependencyKind.Overwrites, WriterOf(Versions(key)[count - 1]), WriterOf(value), key, value);
            }
        }

        foreach (var (reader, key, reads) in All())
        {
            if (reads.External is not { } seen)
                continue;
            if (seen.Length > 0)
                yield return new Dependency(DependencyKind.Reads, WriterOf(seen[^1]), reader, key, seen[^1]);
            foreach (var value in Following(key, seen.Length))
                yield return new Dependency(DependencyKind.IsOverwritten, reader, WriterOf(value), key, value);
        }
    }

    private RecordedTransaction WriterOf(int value) => _writers[value].Writer;

    /// <summary>Reads of what was not there to be read.</summary>
    private Anomaly? DirtyRead(RecordedTransaction reader, string key, KeyReads reads)
    {
        var seen = reads.External ?? [];
        for (var i = 0; i < seen.Length; i++)
        {
            var read = $"{reader.Name} found {key} as {KeyReads.Text(seen)}";
            if (!_writers.TryGetValue(seen[i], out var written) || written.Key != key || Array.IndexOf(seen, seen[i]) != i)
                return new Anomaly(AnomalyKind.GarbageRead, $"{read}, but {seen[i]} was not written to it, or not twice");
            if (written.Writer == reader)
                return new Anomaly(AnomalyKind.GarbageRead, $"{read}, and had yet to write {seen[i]}");
            if (!written.Writer.IsCommitted)
                return new Anomaly(AnomalyKind.AbortedRead, $"{read}, but {written.Writer.Name}, which wrote {seen[i]}, was aborted");
        }

        if (seen.Length > 0 && WriterOf(seen[^1]) is var last)
        {
            var all = _transactions[last.Index].Keys[key].Written;
            if (all[^1] != seen[^1])
            {
                return new Anomaly(
                    AnomalyKind.IntermediateRead,
                    $"{reader.Name} found {key} as {KeyReads.Text(seen)}, but {last.Name} appended {KeyReads.Text(all)} together");
            }
        }

        return null;
    }

    private Anomaly? LostUpdate()
    {
        var updates = new Dictionary<(string, string), RecordedTransaction>();
        foreach (var (transaction, key, reads) in All())
        {
            if (!transaction.IsCommitted || reads.External is null || reads.Written.Count == 0)
                continue;
            if (!updates.TryAdd((key, KeyReads.Text(reads.External)), transaction))
            {
                var other = updates[(key, KeyReads.Text(reads.External))];
                return new Anomaly(
                    AnomalyKind.LostUpdate,
                    $"{other.Name} and {transaction.Name} both found {key} as {KeyReads.Text(reads.External)}, both wrote it, " +
                    "and both were committed");
            }
        }

        return null;
    }

    /// <summary>Learns the order of an item's versions, and finds whether all who saw some of it agree.</summary>
    private Anomaly? Diverging(RecordedTransaction reader, string key, KeyReads reads)
    {
        if (reads.External is not { } seen)
            return null;

        // What a committed transaction appended to what it had read is a state that there was, whether or not anybody read it.
        int[] state = reader.IsCommitted ? [.. seen, .. reads.Written] : seen;
        var (longest, witness) = _longest.GetValueOrDefault(key, ([], null));
        var shorter = Math.Min(state.Length, longest.Length);
        if (!state.AsSpan(0, shorter).SequenceEqual(longest.AsSpan(0, shorter)))
        {
            return new Anomaly(
                AnomalyKind.DivergingVersions,
                $"{witness!.Name} knows {key} as {KeyReads.Text(longest)}\n{reader.Name} knows it as {KeyReads.Text(state)}");
        }

        if (state.Length > longest.Length)
            _longest[key] = (state, reader);
        return null;
    }

    /// <summary>Acknowledged writes that a later read does not find.</summary>
    private Anomaly? LostWrite(RecordedTransaction writer, string key, KeyReads writes)
    {
        if (!writer.IsCommitted)
            return null;

        foreach (var value in writes.Written.Except(Versions(key)))
        {
            var later = _transactions.FirstOrDefault(other =>
                other.Transaction.Began > writer.Ended && other.Keys.GetValueOrDefault(key)?.External is not null);
            if (later.Transaction is not null)
            {
                return new Anomaly(
                    AnomalyKind.LostWrite,
                    $"{writer.Name} appended {value} to {key} and was committed\n" +
                    $"{later.Transaction.Name} began after that, and found {KeyReads.Text(later.Keys[key].External!)}; " +
                    $"nobody ever saw {value}");
            }
        }

        return null;
    }

    private IEnumerable<(RecordedTransaction Transaction, string Key, KeyReads Reads)> All() =>
        from entry in _transactions from key in entry.Keys select (entry.Transaction, key.Key, key.Value);

    private Anomaly? First(Func<RecordedTransaction, string, KeyReads, Anomaly?> check) =>
        All().Select(entry => check(entry.Transaction, entry.Key, entry.Reads)).FirstOrDefault(anomaly => anomaly is not null);
}
