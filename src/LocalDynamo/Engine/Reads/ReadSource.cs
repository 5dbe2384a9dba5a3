using LocalDynamo.Engine.Tables;
using LocalDynamo.Expressions;
using LocalDynamo.Schema;
using LocalDynamo.Storage;
using LocalDynamo.Values;

namespace LocalDynamo.Engine.Reads;

/// <summary>
/// What a query or scan reads, a table or one of its indexes: where its items lie, and how keys become the bytes they lie under. Asked
/// a few times for each page and never for each item.
/// </summary>
internal abstract class ReadSource(TableState table)
{
    /// <summary>The table that is read, or that the index belongs to.</summary>
    public TableState Table => table;

    public abstract PartitionMap Partitions { get; }

    /// <summary>What a key condition has to fit.</summary>
    public abstract QueryKey Key { get; }

    /// <summary>The key attributes of what is read, which the filter of a Query may not name.</summary>
    public abstract ReadOnlySpan<AttributeName> KeyNames { get; }

    /// <summary>Whether a partition has one item at most, so that a query has nothing to go on to behind it.</summary>
    public abstract bool HasSingleItems { get; }

    /// <summary>Whether all reads may be stale, since what is read is a global index.</summary>
    public virtual bool IsEventual => false;

    /// <summary>The lowest commit number at which there is something whole to read.</summary>
    public virtual long ReadableFrom => 0;

    /// <summary>
    /// Refuses what has been taken away. To be asked with the number of the read registered: what is there then was kept up to that number.
    /// </summary>
    /// <exception cref="ResourceNotFoundException">The table has been deleted.</exception>
    /// <exception cref="ValidationException">The index has been deleted.</exception>
    public virtual void ThrowIfDropped()
    {
        if (table.IsDropped)
            throw new ResourceNotFoundException();
    }

    /// <summary>The partition that a query asks for.</summary>
    public abstract byte[] PartitionKeyOf(in KeyCondition condition);

    /// <summary>The part of the partition that a query asks for.</summary>
    public abstract SortKeyRange RangeOf(in KeyCondition condition);

    /// <summary>The partition that an item, or a key like <see cref="KeyOf"/> gives it, lies in.</summary>
    public abstract byte[] PartitionKeyOf(Item item);

    /// <summary>Where in its partition it lies.</summary>
    public abstract byte[] SortKeyOf(Item item);

    /// <summary>The key by which a read can be gone on with behind an item.</summary>
    public abstract Item KeyOf(Item item);

    /// <summary>Holds the exclusive start key of a Query or Scan against the keys.</summary>
    /// <param name="key">The start key.</param>
    /// <param name="misfit">The text for one that has not exactly a table's key attributes and types; for an index there is one text alone.</param>
    /// <exception cref="ValidationException">It has not exactly the key attributes and types, or one is empty or too large.</exception>
    public abstract void VerifyStartKey(Item key, string misfit);
}
