using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using LocalDynamo.Operations;
using LocalDynamo.Schema;

namespace LocalDynamo.Engine.Tables;

/// <summary>
/// The tables by name, in the order of the names. Readers take the current map, which never changes; whoever changes it holds
/// <see cref="Guard"/> and puts a new one in its place.
/// </summary>
internal sealed class TableCatalog
{
    private ImmutableSortedDictionary<string, TableState> _tables =
        ImmutableSortedDictionary.Create<string, TableState>(StringComparer.Ordinal);

    private ImmutableDictionary<string, (TableDescription Description, TableTransition Transition)> _deleting =
        ImmutableDictionary.Create<string, (TableDescription, TableTransition)>(StringComparer.Ordinal);

    /// <summary>The first lock in the order: taken before the locks of stripes.</summary>
    public Lock Guard { get; } = new();

    public ImmutableSortedDictionary<string, TableState> Tables => Volatile.Read(ref _tables);

    public IReadOnlyList<string> Names => [.. Tables.Keys];

    /// <summary>The names of all tables, of those too that are told to be being deleted.</summary>
    public IEnumerable<string> NamesWithDeleting
    {
        get
        {
            var deleting = Volatile.Read(ref _deleting).Keys.Where(name => FindDeleting(name) is not null).ToList();
            return deleting.Count == 0 ? Tables.Keys : Tables.Keys.Union(deleting).Order(StringComparer.Ordinal);
        }
    }

    public bool TryGet(string name, [NotNullWhen(true)] out TableState? table) => Tables.TryGetValue(name, out table);

    /// <summary>The table whose items a request reads or writes.</summary>
    /// <exception cref="ResourceNotFoundException">There is no table of this name, or it is still being made.</exception>
    public TableState Get(string name) =>
        TryGet(name, out var table) && table.IsUsable ? table : throw new ResourceNotFoundException();

    /// <summary>The table that a request about a table means, by name or by ARN; the service words the error of these differently.</summary>
    /// <exception cref="ResourceNotFoundException">There is no table of this name.</exception>
    /// <exception cref="ValidationException">It is neither a name nor the ARN of a table.</exception>
    public TableState Resolve(string nameOrArn)
    {
        var name = TableNames.Resolve(nameOrArn);
        return TryGet(name, out var table)
            ? table
            : throw new ResourceNotFoundException($"Requested resource not found: Table: {name} not found");
    }

    /// <summary>
    /// Has the table that a request is to change loaded as a whole, which its commit needs, while nobody waits for the catalog's lock: others have nothing to do with this
    /// table. One that takes its place before the lock is taken is a new table, and has nothing to be loaded.
    /// </summary>
    /// <exception cref="ValidationException">It is neither a name nor the ARN of a table.</exception>
    public void LoadBeforeChange(string nameOrArn)
    {
        if (TryGet(TableNames.Resolve(nameOrArn), out var table))
            table.Partitions.LoadAll();
    }

    /// <summary>The table that a request is to change, by name or by ARN. The catalog's lock is held.</summary>
    /// <exception cref="ResourceNotFoundException">There is no table of this name.</exception>
    /// <exception cref="ResourceInUseException">The table is being made, changed or deleted.</exception>
    /// <exception cref="ValidationException">It is neither a name nor the ARN of a table.</exception>
    public TableState ResolveLocked(string nameOrArn)
    {
        if (FindDeleting(TableNames.Resolve(nameOrArn)) is { } deleting)
            throw TableTransition.Refusal(TableStatus.DELETING, deleting.TableName!);
        var table = Resolve(nameOrArn);
        return table.Status == TableStatus.ACTIVE ? table : throw TableTransition.Refusal(table.Status, table.Name);
    }

    /// <summary>The last description of a table that is told to be being deleted; null where there is none.</summary>
    public TableDescription? FindDeleting(string name) =>
        Volatile.Read(ref _deleting).TryGetValue(name, out var deleting) && !deleting.Transition.IsOver ? deleting.Description : null;

    /// <summary>Is told of each new table before anybody can find it; null for nobody.</summary>
    public Action<TableState>? Adding { get; set; }

    public void AddLocked(TableState table)
    {
        Adding?.Invoke(table);
        Volatile.Write(ref _tables, Tables.Add(table.Name, table));
    }

    public void RemoveLocked(TableState table) => Volatile.Write(ref _tables, Tables.Remove(table.Name));

    /// <summary>Keeps the description of a table that was removed, until its transition is over; others that are over go.</summary>
    public void KeepDeletingLocked(TableDescription description, TableTransition transition)
    {
        var current = _deleting.RemoveRange(_deleting.Where(static deleting => deleting.Value.Transition.IsOver).Select(static deleting => deleting.Key));
        Volatile.Write(ref _deleting, current.SetItem(description.TableName!, (description, transition)));
    }
}
