using LocalDynamo.Engine.Capacity;
using LocalDynamo.Engine.Commits;
using LocalDynamo.Engine.Tables;
using LocalDynamo.Engine.Validation;
using LocalDynamo.Engine.Writes;
using LocalDynamo.Operations;
using LocalDynamo.Schema;

namespace LocalDynamo.Engine.Batches;

/// <summary>
/// BatchWriteItem: everything is checked, then each write is a commit of its own. They share nothing but the wait at the end, for the
/// newest of them to be durable.
/// </summary>
internal sealed class BatchWrites(TableCatalog catalog, CommitPipeline commits)
{
    public BatchWriteItemResponse Write(BatchWriteItemRequest request, out long position)
    {
        RequestRules.Verify(request);
        var batch = new Batch(commits, request.ReturnItemCollectionMetrics);
        foreach (var (name, table, actions) in Bind(request.RequestItems!))
            batch.Write(name, table, actions, request.RequestItems![name]);
        position = batch.Position;
        return batch.Answer(request);
    }

    /// <summary>Finds the tables, then holds keys and items against them.</summary>
    private List<(string Name, TableState Table, List<WriteAction> Actions)> Bind(Dictionary<string, List<WriteRequest>> requestItems)
    {
        var keysSeen = new BatchKeys();
        var tables = requestItems.Keys.Select(name => (Name: name, Table: catalog.Get(TableNames.Resolve(name)))).ToList();
        return [.. tables.Select(table => (table.Name, table.Table, Actions(table.Table, requestItems[table.Name], keysSeen)))];
    }

    private static List<WriteAction> Actions(TableState table, List<WriteRequest> requests, BatchKeys keysSeen)
    {
        var actions = new List<WriteAction>(requests.Count);
        foreach (var request in requests)
        {
            var action = Action(table, request);
            keysSeen.Add(table.Name, table.Schema.KeyOf(action.Key));
            actions.Add(action);
        }

        return actions;
    }

    private static WriteAction Action(TableState table, WriteRequest request)
    {
        if (request.DeleteRequest is { } delete)
            return ItemWrites.NewDelete(table, delete.Key!, default);

        var item = request.PutRequest!.Item!;
        VerifyKeyTypes(table.Schema, item);
        return ItemWrites.NewPut(table, item, default);
    }

    /// <summary>A batch has one text for all items whose key does not fit, where a PutItem says what is wrong.</summary>
    private static void VerifyKeyTypes(KeySchema schema, Item item)
    {
        if (item.GetValueOrDefault(schema.PartitionKey).Type != schema.PartitionKeyType
            || (schema.SortKey is not null && item.GetValueOrDefault(schema.SortKey).Type != schema.SortKeyType))
        {
            throw new ValidationException(KeyErrors.DoesNotMatch);
        }
    }

    /// <summary>One batch on its way.</summary>
    private sealed class Batch(CommitPipeline commits, ReturnItemCollectionMetrics? asked)
    {
        private readonly Dictionary<string, List<WriteRequest>> _unprocessed = [];
        private readonly List<ConsumedUnits> _consumed = [];
        private readonly CollectionReport _collections = new(asked);
        private int _writtenCount;
        private DynamoException? _refusal;

        /// <summary>The newest position in the log that has to become durable; 0 where nothing has to.</summary>
        public long Position { get; private set; }

        public void Write(string name, TableState table, List<WriteAction> actions, List<WriteRequest> requests)
        {
            var units = ConsumedUnits.Of(table, _consumed);
            var rest = new List<WriteRequest>();
            for (var i = 0; i < actions.Count; i++)
            {
                if (TryWrite(actions[i]))
                {
                    units.AddWrite(actions[i]);
                    _collections.Add(name, actions[i]);
                }
                else
                {
                    rest.Add(requests[i]);
                }
            }

            if (rest.Count > 0)
                _unprocessed.Add(name, rest);
        }

        public BatchWriteItemResponse Answer(BatchWriteItemRequest request) => _writtenCount == 0 && _refusal is not null
            ? throw _refusal
            : new BatchWriteItemResponse
            {
                UnprocessedItems = _unprocessed,
                ItemCollectionMetrics = _collections.Metrics,
                ConsumedCapacity = ConsumedUnits.Report(_consumed, request.ReturnConsumedCapacity, isWrite: true),
            };

        /// <returns>False where the write has to be sent again.</returns>
        private bool TryWrite(WriteAction action)
        {
            try
            {
                Position = Math.Max(Position, commits.Commit(action));
                _writtenCount++;
                return true;
            }
            catch (DynamoException refusal) when (refusal is ProvisionedThroughputExceededException or ThrottlingException)
            {
                _refusal = refusal;
                return false;
            }
            catch (TransactionConflictException)
            {
                return false;
            }
        }
    }
}
