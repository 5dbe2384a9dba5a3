using LocalDynamo.Engine.Reads;
using LocalDynamo.Operations;

namespace LocalDynamo;

/// <content>Secondary indexes.</content>
public sealed partial class Table
{
    /// <summary>A secondary index of the table.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The index, to be kept for as long as you like: it goes by the name.</returns>
    /// <exception cref="ValidationException">The table has no such index.</exception>
    /// <exception cref="ResourceNotFoundException">The table has been deleted.</exception>
    public TableIndex Index(string name)
    {
        if (_reader.Table.FindIndex(name) is null)
            throw IndexReadRules.NoSuchIndex(name);
        return new TableIndex(this, new LiveIndexReader(_engine, _reader, name), name);
    }

    /// <summary>Adds a global index to the table, and waits until it shows all items.</summary>
    /// <param name="index">The index: one made by <see cref="SecondaryIndex.Global(string, KeyAttribute, KeyAttribute[])"/>.</param>
    /// <param name="cancellationToken">Gives up waiting; the index is filled all the same.</param>
    /// <returns>The index, ready to be read.</returns>
    /// <exception cref="ArgumentException">The index is a local one, which can only be made together with its table.</exception>
    /// <exception cref="ValidationException">The index breaks a rule, or the table has one of this name.</exception>
    /// <exception cref="ResourceInUseException">Another index is being added.</exception>
    /// <exception cref="ResourceNotFoundException">The table has been deleted, or the index was before it was filled.</exception>
    /// <remarks>Reads and writes of the table go on meanwhile. Items whose key attributes have another type are left out.</remarks>
    public async Task<TableIndex> AddIndexAsync(SecondaryIndex index, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(index);
        if (!index.IsGlobal)
            throw new ArgumentException("A local index can only be made together with its table.", nameof(index));

        var table = _reader.Table;
        var request = new UpdateTableRequest
        {
            TableName = Name,
            AttributeDefinitions = SecondaryIndex.DefinitionsOf([], [index]),
            GlobalSecondaryIndexUpdates = [new GlobalSecondaryIndexUpdate { Create = index.ToCreateAction() }],
        };
        _ = await _engine.UpdateTableAsync(request, cancellationToken).ConfigureAwait(false);
        if (table.FindIndex(index.Name) is { } added)
            await added.Filled.WaitAsync(cancellationToken).ConfigureAwait(false);
        return Index(index.Name);
    }

    /// <summary>Takes a global index away from the table. Open snapshots keep it.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="ResourceNotFoundException">The table has no such global index, or has been deleted.</exception>
    public void DropIndex(string name) => _ = _engine.UpdateTable(new UpdateTableRequest
    {
        TableName = Name,
        GlobalSecondaryIndexUpdates =
        [
            new GlobalSecondaryIndexUpdate { Delete = new DeleteGlobalSecondaryIndexAction { IndexName = name } },
        ],
    });
}
