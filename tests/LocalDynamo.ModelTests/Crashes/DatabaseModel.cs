using System.Collections.Immutable;

namespace LocalDynamo.ModelTests.Crashes;

/// <summary>What a database has to hold after some commit. Never changes: the next commit has a model of its own.</summary>
internal sealed record DatabaseModel(ImmutableSortedDictionary<string, TableModel> Tables, int LastTableNumber)
{
    public static DatabaseModel Empty { get; } =
        new(ImmutableSortedDictionary.Create<string, TableModel>(StringComparer.Ordinal), 0);

    public DatabaseModel WithNew(string table, params string[] indexes) => new(
        Tables.Add(table, new TableModel(LastTableNumber + 1, [.. indexes], null, null, ImmutableDictionary<Key, Item>.Empty)),
        LastTableNumber + 1);

    public DatabaseModel Without(string table) => this with { Tables = Tables.Remove(table) };

    public DatabaseModel With(string table, Func<TableModel, TableModel> change) =>
        this with { Tables = Tables.SetItem(table, change(Tables[table])) };

    public DatabaseModel WithItem(string table, Item item) =>
        With(table, model => model with { Items = model.Items.SetItem(KeyOf(item), item) });

    public DatabaseModel WithoutItem(string table, Key key) => With(table, model => model with { Items = model.Items.Remove(key) });

    public static Key KeyOf(Item item) => new(item["id"], item["n"]);
}

/// <summary>What a table has to be and to hold.</summary>
/// <param name="Number">Its number, which no other table ever has.</param>
/// <param name="Indexes">The names of its secondary indexes.</param>
/// <param name="TimeToLive">The attribute by which its items expire; null for none.</param>
/// <param name="MaxReadUnits">Its maximum of read units; null for none.</param>
/// <param name="Items">Its items.</param>
internal sealed record TableModel(
    int Number, ImmutableSortedSet<string> Indexes, string? TimeToLive, long? MaxReadUnits, ImmutableDictionary<Key, Item> Items);
