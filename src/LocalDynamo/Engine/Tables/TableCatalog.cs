using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
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

    /// <summary>The first lock in the order: taken before the locks of stripes.</summary>
    public Lock Guard { get; } = new();

    public ImmutableSortedDictionary<string, TableState> Tables => Volatile.Read(ref _tables);

    public IReadOnlyList<string> Names => [.. Tables.Keys];

    public bool TryGet(string name, [NotNullWhen(true)] out TableState? table) => Tables.TryGetValue(name, out table);

    /// <exception cref="ResourceNotFoundException">There is no table of this name.</exception>
    public TableState Get(string name) =>
        TryGet(name, out var table) ? table : throw new ResourceNotFoundException("Requested resource not found");

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

    /// <summary>Is told of each new table before anybody can find it; null for nobody.</summary>
    public Action<TableState>? Adding { get; set; }

    public void AddLocked(TableState table)
    {
        Adding?.Invoke(table);
        Volatile.Write(ref _tables, Tables.Add(table.Name, table));
    }

    public void RemoveLocked(TableState table) => Volatile.Write(ref _tables, Tables.Remove(table.Name));
}
