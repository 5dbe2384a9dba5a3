using System.Buffers;
using System.Text;
using LocalDynamo.Engine.Capacity;
using LocalDynamo.Engine.Commits;
using LocalDynamo.Engine.Tables;
using LocalDynamo.Engine.Validation;
using LocalDynamo.Engine.Writes;
using LocalDynamo.Operations;
using LocalDynamo.Schema;

namespace LocalDynamo.Engine.Transactions;

/// <summary>
/// TransactWriteItems: the request is validated and bound action by action, and committed as one set, once for each client request token.
/// </summary>
internal sealed class TransactionWrites(TableCatalog catalog, CommitPipeline commits, RequestTokens tokens, TransactionReads reads)
{
    public RequestTokens Tokens => tokens;

    public TransactWriteItemsResponse Write(TransactWriteItemsRequest request, out long position)
    {
        RequestRules.Verify(request);
        var actions = Bind(request.TransactItems!);
        if (request.ClientRequestToken is not { } token)
        {
            position = commits.Commit(new TransactWriteSet(actions, tokens, token: null));
            return Answer(request, actions);
        }

        var recorded = new RecordedToken(token, RequestFingerprint.Of(request));
        if (!tokens.TryBegin(token, recorded.Fingerprint, out position))
        {
            // A token is completed before its commit can be seen, and who is told that it is done finds it so.
            _ = commits.WaitForAll();
            return new TransactWriteItemsResponse { ConsumedCapacity = reads.Units(actions, request.ReturnConsumedCapacity).Report() };
        }

        try
        {
            position = commits.Commit(new TransactWriteSet(actions, tokens, recorded));
        }
        catch
        {
            tokens.Abandon(token);
            throw;
        }

        return Answer(request, actions);
    }

    private static TransactWriteItemsResponse Answer(TransactWriteItemsRequest request, WriteAction[] actions)
    {
        if (request.ReturnItemCollectionMetrics is null && !ConsumedUnits.IsWanted(request.ReturnConsumedCapacity))
            return new TransactWriteItemsResponse();

        var units = new TransactionUnits(request.ReturnConsumedCapacity, areReads: false);
        var collections = new CollectionReport(request.ReturnItemCollectionMetrics);
        foreach (var action in actions)
        {
            units.AddWrite(action);
            if (action is not CheckAction)
                collections.Add(action.Table.Name, action);
        }

        return new TransactWriteItemsResponse { ConsumedCapacity = units.Report(), ItemCollectionMetrics = collections.Metrics };
    }

    private WriteAction[] Bind(List<TransactWriteItem> items)
    {
        var pooled = ArrayPool<TransactionBinding>.Shared.Rent(items.Count);
        try
        {
            return Bind(items, pooled.AsSpan(0, items.Count));
        }
        finally
        {
            ArrayPool<TransactionBinding>.Shared.Return(pooled, clearArray: true);
        }
    }

    /// <summary>
    /// The actions on their tables. What is wrong with an action by itself comes first, in the order of the actions; then their size
    /// together, the tables, items named twice, and last what does not go with its table, which is a reason and no error of its own.
    /// </summary>
    private WriteAction[] Bind(List<TransactWriteItem> items, Span<TransactionBinding> bindings)
    {
        for (var i = 0; i < bindings.Length; i++)
        {
            var item = items[i];
            bindings[i] = new TransactionBinding(
                item.Put ?? item.Update ?? item.Delete ?? (ITransactAction)item.ConditionCheck!, i == 0 ? default : bindings[i - 1]);
        }

        VerifySize(bindings);
        for (var i = 0; i < bindings.Length; i++)
        {
            var name = bindings[i].Action.TableName!;
            bindings[i].Table = i > 0 && ReferenceEquals(name, bindings[i - 1].Action.TableName)
                ? bindings[i - 1].Table
                : catalog.Get(TableNames.Resolve(name));
        }

        foreach (ref readonly var binding in bindings)
            binding.VerifySizes();

        var actions = new WriteAction[bindings.Length];
        ValidationException? error = null;
        var wrong = -1;
        for (var i = 0; i < bindings.Length; i++)
        {
            try
            {
                actions[i] = bindings[i].ToAction();
            }
            catch (ValidationException first) when (error is null)
            {
                (error, wrong) = (first, i);
            }
            catch (ValidationException)
            {
                // Only the first is told.
            }
        }

        VerifyDistinct(actions);
        return error is null ? actions : throw TransactWriteSet.Cancelled(actions.Length, wrong, error);
    }

    private static void VerifySize(ReadOnlySpan<TransactionBinding> bindings)
    {
        var sizeBytes = 0L;
        foreach (ref readonly var binding in bindings)
            sizeBytes += SizeOf(binding.Action);
        if (sizeBytes > Limits.MaxTransactionBytes)
            throw new ValidationException($"Transaction payload size cannot exceed 4MB. Payload Size: {sizeBytes}");
    }

    private static long SizeOf(ITransactAction request) =>
        (long)request.Key!.SizeBytes
        + SizeOf(request.ConditionExpression)
        + SizeOf((request as Update)?.UpdateExpression)
        + (request.ExpressionAttributeNames?.Values.Sum(SizeOf) ?? 0)
        + (request.ExpressionAttributeValues?.Values.Sum(static value => (long)value.SizeBytes) ?? 0);

    private static long SizeOf(string? text) => text is null ? 0 : Encoding.UTF8.GetByteCount(text);

    /// <param name="actions">The actions; null where one does not go with its table.</param>
    private static void VerifyDistinct(WriteAction?[] actions)
    {
        // Hashes that are equal are looked for by a vectorised search; hardly ever are there any. Those of missing actions are 0.
        Span<ulong> hashes = stackalloc ulong[Limits.MaxTransactionActions];
        for (var i = 0; i < actions.Length; i++)
        {
            hashes[i] = actions[i]?.ItemHash ?? 0;
            if (actions[i] is { } action && hashes[..i].Contains(hashes[i]) && IsAmong(actions.AsSpan(0, i), action))
                throw new ValidationException("Transaction request cannot include multiple operations on one item");
        }
    }

    private static bool IsAmong(ReadOnlySpan<WriteAction?> actions, WriteAction action)
    {
        foreach (var other in actions)
        {
            if (other?.IsSameItem(action) == true)
                return true;
        }

        return false;
    }
}
