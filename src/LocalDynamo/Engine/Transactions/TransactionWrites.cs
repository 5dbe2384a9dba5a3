using System.Text;
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

    /// <summary>
    /// The actions on their tables. What is wrong with an action by itself comes first, in the order of the actions; then their size
    /// together, the tables, items named twice, and last what does not go with its table, which is a reason and no error of its own.
    /// </summary>
    private WriteAction[] Bind(List<TransactWriteItem> items)
    {
        var requests = new ITransactAction[items.Count];
        var bindings = new TransactionBinding[items.Count];
        for (var i = 0; i < items.Count; i++)
        {
            var item = items[i];
            requests[i] = item.Put ?? item.Update ?? item.Delete ?? (ITransactAction)item.ConditionCheck!;
            bindings[i] = new TransactionBinding(requests[i]);
        }

        VerifySize(requests);
        var tables = Array.ConvertAll(requests, request => catalog.Get(TableNames.Resolve(request.TableName!)));
        for (var i = 0; i < requests.Length; i++)
            bindings[i].VerifySizes(tables[i]);

        var actions = new WriteAction[items.Count];
        ValidationException? error = null;
        var wrong = -1;
        for (var i = 0; i < items.Count; i++)
        {
            try
            {
                actions[i] = bindings[i].On(tables[i]);
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
        return error is null ? actions : throw TransactWriteSet.Cancelled(items.Count, wrong, error);
    }

    private static void VerifySize(ITransactAction[] requests)
    {
        var sizeBytes = requests.Sum(SizeOf);
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
            if (actions[i] is not { } action || !hashes[..i].Contains(hashes[i]))
                continue;
            if (Array.Exists(actions[..i], earlier => earlier?.IsSameItem(action) == true))
                throw new ValidationException("Transaction request cannot include multiple operations on one item");
        }
    }
}
