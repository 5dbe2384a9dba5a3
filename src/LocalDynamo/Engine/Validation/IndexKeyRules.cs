using LocalDynamo.Engine.Indexes;
using LocalDynamo.Engine.Tables;
using LocalDynamo.Expressions;
using LocalDynamo.Schema;
using LocalDynamo.Values;

namespace LocalDynamo.Engine.Validation;

/// <summary>What the indexes of a table ask of its items. Immutable, made once for each definition of a table.</summary>
/// <remarks>
/// An item need not have an index's key attributes: then it is not in the index. Where it has one, it is judged like a key attribute of
/// the table. The indexes are gone through in the order of their names, as the service does, and the first failure is told.
/// </remarks>
internal sealed class IndexKeyRules
{
    public static readonly IndexKeyRules None = new([], [], []);

    private readonly IndexKeyRule[] _rules;
    private readonly WholeIndexKeyRule[] _wholeKeyRules;
    private readonly IndexSchema[] _localIndexes;

    private readonly AttributeName[] _names;

    private IndexKeyRules(IndexKeyRule[] rules, WholeIndexKeyRule[] wholeKeyRules, IndexSchema[] localIndexes)
    {
        _rules = rules;
        _wholeKeyRules = wholeKeyRules;
        _localIndexes = localIndexes;
        _names = [.. rules.Select(static rule => rule.Name).Distinct()];
    }

    /// <summary>The names of all index key attributes, in the order of the indexes' names.</summary>
    public ReadOnlySpan<AttributeName> Names => _names;

    /// <param name="indexes">The indexes of a table.</param>
    /// <param name="table">The table's key.</param>
    public static IndexKeyRules Of(IReadOnlyList<IndexDefinition> indexes, KeySchema table)
    {
        if (indexes.Count == 0)
            return None;

        var rules = new List<IndexKeyRule>();
        var wholeKeyRules = new List<WholeIndexKeyRule>();
        foreach (var index in indexes.OrderBy(static index => index.Name, StringComparer.Ordinal))
        {
            // The partition key of a local index is the table's, which is judged as such.
            if (index.IsGlobal)
                rules.AddRange(index.PartitionKey.Select(part => new IndexKeyRule(part.Name, part.Type, Limits.MaxPartitionKeyBytes, index.Name)));
            rules.AddRange(index.SortKey.Select(part => new IndexKeyRule(part.Name, part.Type, Limits.MaxSortKeyBytes, index.Name)));
            if (index.PartitionKey.Length > 1)
                wholeKeyRules.Add(new WholeIndexKeyRule(KeyType.HASH, [.. index.PartitionKey.Select(static part => part.Name)], Limits.MaxPartitionKeyBytes, index.Name));
            if (index.SortKey.Length > 1)
                wholeKeyRules.Add(new WholeIndexKeyRule(KeyType.RANGE, [.. index.SortKey.Select(static part => part.Name)], Limits.MaxSortKeyBytes, index.Name));
        }

        return new IndexKeyRules(
            [.. rules], [.. wholeKeyRules], [.. indexes.Where(static index => !index.IsGlobal).Select(index => index.ToSchema(table))]);
    }

    /// <summary>Holds an item that is to be put against the indexes.</summary>
    /// <exception cref="ValidationException">
    /// An index key is empty, too large or has another type, or the item is too large together with an entry of a local index.
    /// </exception>
    public void VerifyPut(Item item)
    {
        VerifyPutSizes(item);
        VerifyPutTypes(item);
    }

    /// <summary>The part of <see cref="VerifyPut"/> that a transaction is refused for before it begins.</summary>
    public void VerifyPutSizes(Item item)
    {
        foreach (var rule in _rules)
            rule.VerifySize(item.GetValueOrDefault(rule.Name), isUpdate: false);
        foreach (var rule in _wholeKeyRules)
            rule.Verify(item);
        VerifyWithLocalEntries(item, ItemRules.TooLarge);
    }

    /// <summary>The part of <see cref="VerifyUpdated"/> that a transaction is refused for before it begins.</summary>
    public void VerifyAssignedSizes(BoundUpdate update)
    {
        if (_rules.Length == 0)
            return;

        foreach (var (name, value) in update.AssignedValues)
        {
            foreach (var rule in _rules)
            {
                if (rule.Name.Equals(name))
                    rule.VerifySize(value, isUpdate: true);
            }
        }
    }

    /// <summary>The part of <see cref="VerifyPut"/> that cancels a transaction.</summary>
    public void VerifyPutTypes(Item item)
    {
        foreach (var rule in _rules)
            rule.VerifyType(item.GetValueOrDefault(rule.Name));
    }

    /// <summary>
    /// Holds what an update made against the indexes. An attribute that it left as it was is not refused: it may be older than the
    /// index, which then does not have the item.
    /// </summary>
    /// <param name="before">The item before the update; null where there was none.</param>
    /// <param name="after">The item that the update made.</param>
    /// <param name="isLegacy">Whether by AttributeUpdates, of which the service says the same as of a put.</param>
    /// <exception cref="ValidationException">As for <see cref="VerifyPut"/>, of what the update changed.</exception>
    public void VerifyUpdated(Item? before, Item after, bool isLegacy)
    {
        foreach (var rule in _rules)
        {
            var value = after.GetValueOrDefault(rule.Name);
            if (before is not null && before.GetValueOrDefault(rule.Name) == value)
                continue;
            rule.VerifySize(value, isUpdate: !isLegacy);
            rule.VerifyType(value);
        }

        foreach (var rule in _wholeKeyRules)
        {
            if (before is null || IsChanged(rule, before, after))
                rule.Verify(after);
        }

        VerifyWithLocalEntries(after, ItemRules.UpdatedTooLarge);
    }

    private static bool IsChanged(WholeIndexKeyRule rule, Item before, Item after) =>
        rule.Names.Any(name => before.GetValueOrDefault(name) != after.GetValueOrDefault(name));

    /// <summary>Item and entry share the limit of an item, for each local index alone (developer guide, "Quotas").</summary>
    private void VerifyWithLocalEntries(Item item, string error)
    {
        // An entry is not larger than its item.
        if (_localIndexes.Length == 0 || item.SizeBytes <= Limits.MaxItemBytes / 2)
            return;

        foreach (var index in _localIndexes)
        {
            if (item.SizeBytes + index.EntrySizeOf(item) > Limits.MaxItemBytes)
                throw new ValidationException(error);
        }
    }
}
