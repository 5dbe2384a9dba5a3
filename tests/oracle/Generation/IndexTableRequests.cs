using System.Text.Json.Nodes;
using CsCheck;

namespace LocalDynamo.Oracle.Generation;

/// <summary>UpdateTable that makes, changes and deletes global indexes.</summary>
internal static class IndexTableRequests
{
    private static readonly IndexShape[] Others =
    [
        new("Added", true, [new("gs", "S")], [], "ALL"), new("AddedToo", true, [new("gt", "S")], [new("gn", "N"), new("gb", "B")], "INCLUDE", "s"),
    ];

    private static readonly string[] Deleted = ["Added", "AddedToo", "Late", "ByText", "ByNumber", "ByFour", "LocalNumber", "no-such-index"];

    /// <summary>On a table that holds items: the index is filled from them.</summary>
    public static Gen<Step> Late(TableShape table) => Gen.Frequency(
        (2, Gen.Const(0).Select(_ => Create(table.TableName, table.Keys.Concat(table.Late.Keys), table.Late, table.IsProvisioned))),
        (1, Gen.Const(0).Select(_ => RemoveLate(table))))
        .Select(step => step with { Table = table });

    public static Step RemoveLate(TableShape table) => Delete(table.TableName, table.Late.IndexName);

    /// <summary>On a table whose shape is not known, so that many do not fit it.</summary>
    public static Gen<Step> Any(Gen<string> table) =>
        Gen.Select(table, Gen.OneOf(Others), Gen.OneOf(Deleted), Gen.Int[0, 5], Gen.Int[1, 9]).Select((name, index, deleted, which, capacity) => which switch
        {
            < 3 => Create(name, index.Keys, index, isProvisioned: which == 0),
            < 5 => Delete(name, deleted),
            _ => Update(name, new JsonObject
            {
                ["Update"] = new JsonObject
                {
                    ["IndexName"] = deleted,
                    ["ProvisionedThroughput"] = new JsonObject { ["ReadCapacityUnits"] = capacity, ["WriteCapacityUnits"] = 5 },
                },
            }),
        });

    private static Step Create(string table, IEnumerable<KeyAttribute> keys, IndexShape index, bool isProvisioned)
    {
        var step = Update(table, new JsonObject { ["Create"] = index.Definition(isProvisioned) });
        step.Request["AttributeDefinitions"] = IndexShape.Definitions(keys);
        return step;
    }

    private static Step Delete(string table, string index) =>
        Update(table, new JsonObject { ["Delete"] = new JsonObject { ["IndexName"] = index } });

    private static Step Update(string table, JsonObject change) =>
        new("UpdateTable", new JsonObject { ["TableName"] = table, ["GlobalSecondaryIndexUpdates"] = new JsonArray(change) });
}
