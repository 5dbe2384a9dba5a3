namespace LocalDynamo.Engine.Transactions;

/// <summary>
/// The client request tokens of transactions that run, or were completed in the last 10 minutes (API reference, TransactWriteItems).
/// </summary>
/// <remarks>
/// <para>
/// Each begin drops a few tokens that have expired, more than it can add: so what is kept is what was used in 10 minutes, and no call
/// pays for all of it. A token that is only found, and has expired, counts as unknown.
/// </para>
/// <para>Thread safety: any number of threads.</para>
/// </remarks>
internal sealed class RequestTokens(TimeProvider timeProvider)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private const int DroppedPerBegin = 4;

    private readonly Lock _lock = new();

    // Guarded by _lock. The queue has the completed tokens in the order in which they expire, and a token twice that was used again.
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly Queue<(string Token, DateTimeOffset Expires)> _completed = new();

    /// <summary>How many tokens are kept, expired ones that are not dropped yet among them.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
                return _entries.Count;
        }
    }

    /// <summary>Asks whether a request is to be carried out; if it is, the token counts as running until it is completed or abandoned.</summary>
    /// <param name="token">The request's token.</param>
    /// <param name="fingerprint">What the request says.</param>
    /// <param name="position">Where the request was completed before: the position in the log that makes it durable; 0 for nothing.</param>
    /// <returns>False when the same request was completed before.</returns>
    /// <exception cref="IdempotentParameterMismatchException">The token belongs to another request.</exception>
    /// <exception cref="TransactionInProgressException">The same request is running.</exception>
    public bool TryBegin(string token, UInt128 fingerprint, out long position)
    {
        var now = timeProvider.GetUtcNow();
        lock (_lock)
        {
            DropExpiredLocked(now, DroppedPerBegin);
            position = 0;
            if (_entries.TryGetValue(token, out var known) && known.Expires > now)
            {
                if (known.Fingerprint != fingerprint)
                    throw new IdempotentParameterMismatchException();
                if (known.IsRunning)
                    throw new TransactionInProgressException();
                position = known.Position;
                return false;
            }

            _entries[token] = new Entry(fingerprint, DateTimeOffset.MaxValue, 0);
            return true;
        }
    }

    /// <summary>The transaction was carried out: from now on its request has no effect.</summary>
    /// <param name="token">A token that was begun.</param>
    /// <param name="position">The position in the log that makes the transaction durable; 0 for nothing.</param>
    public void Complete(string token, long position)
    {
        lock (_lock)
        {
            var expires = timeProvider.GetUtcNow() + Lifetime;
            _entries[token] = new Entry(_entries[token].Fingerprint, expires, position);
            _completed.Enqueue((token, expires));
        }
    }

    /// <summary>The transaction was not carried out: the token is as good as new, unless it was completed.</summary>
    public void Abandon(string token)
    {
        lock (_lock)
        {
            if (_entries.TryGetValue(token, out var entry) && entry.IsRunning)
                _ = _entries.Remove(token);
        }
    }

    /// <summary>Takes over a token from the log, in the order of the log.</summary>
    public void Restore(RecordedToken token, DateTimeOffset completedAt)
    {
        lock (_lock)
        {
            DropExpiredLocked(completedAt, int.MaxValue);
            _entries[token.Token] = new Entry(token.Fingerprint, completedAt + Lifetime, 0);
            _completed.Enqueue((token.Token, completedAt + Lifetime));
        }
    }

    /// <summary>The tokens of completed transactions, in the order in which they were completed.</summary>
    public List<(RecordedToken Token, DateTimeOffset CompletedAt)> Completed()
    {
        lock (_lock)
        {
            return
            [
                .. from completed in _completed
                   let entry = _entries.GetValueOrDefault(completed.Token)
                   where entry.Expires == completed.Expires
                   select (new RecordedToken(completed.Token, entry.Fingerprint), completed.Expires - Lifetime),
            ];
        }
    }

    private void DropExpiredLocked(DateTimeOffset now, int maxCount)
    {
        for (var i = 0; i < maxCount && _completed.TryPeek(out var oldest) && oldest.Expires <= now; i++)
        {
            _ = _completed.Dequeue();
            if (_entries.TryGetValue(oldest.Token, out var entry) && entry.Expires == oldest.Expires)
                _ = _entries.Remove(oldest.Token);
        }
    }

    /// <param name="Fingerprint">What the request says.</param>
    /// <param name="Expires">When the token is free again; never while the request runs.</param>
    /// <param name="Position">The position in the log that makes the transaction durable.</param>
    private readonly record struct Entry(UInt128 Fingerprint, DateTimeOffset Expires, long Position)
    {
        public bool IsRunning => Expires == DateTimeOffset.MaxValue;
    }
}
