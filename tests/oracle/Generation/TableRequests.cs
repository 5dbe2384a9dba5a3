using System.Text.Json.Nodes;
using CsCheck;

namespace LocalDynamo.Oracle.Generation;

/// <summary>CreateTable, DescribeTable, UpdateTable, DeleteTable, ListTables and time to live, on tables that hold no items of the history.</summary>
internal static class TableRequests
{
    /// <summary>How many tables a history makes and deletes beside those it works on.</summary>
    public const int Names = 3;

    public static Gen<Step> Any(int history)
    {
        var name = Gen.Int[0, Names - 1].Select(number => Name(history, number));
        return Gen.Frequency(
            (5, Create(name)),
            (5, Create(name).SelectMany(Damaged)),
            (2, name.Select(table => new Step("DescribeTable", Named(table)))),
            (4, Update(name)),
            (3, IndexTableRequests.Any(name)),
            (2, IndexTableRequests.Any(name).SelectMany(Damaged)),
            (4, TimeToLiveRequests.Any(name)),
            (3, name.Select(table => new Step("DeleteTable", Named(table)))),
            (2, List(history)));
    }

    /// <summary>The steps that remove such a table, whatever state it is in.</summary>
    public static List<Step> Remove(string table) =>
    [
        new("UpdateTable", Named(table).With(Settings(isProtected: false, storage: null))),
        new("DeleteTable", Named(table)),
    ];

    public static List<Step> Remove(Step step) => (string?)step.Request["TableName"] is { } table ? Remove(table) : [];

    public static string Name(int history, int number) => $"h{history}.other-{number}";

    private static JsonObject Named(string table) => new() { ["TableName"] = table };

    private static Gen<Step> Create(Gen<string> name) =>
        Gen.Select(name, Shape, Throughput, Gen.OneOf<bool?>(null, null, false, true), Gen.OneOf(null, null, "STANDARD", "STANDARD_INFREQUENT_ACCESS"))
            .Select((table, shape, throughput, isProtected, storage) =>
            {
                var isProvisioned = throughput.ContainsKey("ProvisionedThroughput");
                var request = (shape with { TableName = table, IsProvisioned = isProvisioned }).CreateRequest();
                _ = request.Remove(isProvisioned ? "ProvisionedThroughput" : "BillingMode");
                return new Step("CreateTable", request.With(throughput).With(Settings(isProtected, storage)));
            });

    private static Gen<TableShape> Shape =>
        Gen.Select(Gen.OneOf("S", "N", "B"), Gen.OneOf("S", "N", "B", "", ""), Gen.Int[0, IndexShapes.Sets - 1]).Select((partition, sort, indexes) =>
            new TableShape("", new("pk", partition), sort.Length > 0 ? new("sk", sort) : null).WithIndexes(indexes));

    /// <summary>The definitions of indexes have so many faults that they get more damage than the rest.</summary>
    private static Gen<Step> Damaged(Step step) => Gen.Select(Gen.OneOf(IndexTableDamages.All), Gen.Int[0, 999], Gen.Int[0, 999]).Select((damage, i, j) =>
    {
        var damaged = step with { Request = (JsonObject)step.Request.DeepClone() };
        damaged.Damage = damage.TryApply(damaged, i, j) ? damage.Name : null;
        return damaged;
    });

    private static Gen<Step> Update(Gen<string> name) =>
        Gen.Select(name, Gen.Frequency((2, ItemRequests.Nothing), (2, Throughput)), Gen.OneOf<bool?>(null, false, false, true), Gen.OneOf(null, null, null, "STANDARD", "STANDARD_INFREQUENT_ACCESS"))
            .Select((table, throughput, isProtected, storage) =>
                new Step("UpdateTable", Named(table).With(throughput).With(Settings(isProtected, storage))));

    private static Gen<Step> List(int history) =>
        Gen.Select(Gen.OneOf<int?>(null, 1, 3, 100), Gen.OneOf(null, $"h{history}.N", $"h{history}.other-1", "aaa", "zzz")).Select((limit, start) =>
        {
            var request = new JsonObject();
            if (limit is not null)
                request["Limit"] = limit;
            if (start is not null)
                request["ExclusiveStartTableName"] = start;
            return new Step("ListTables", request);
        });

    private static JsonObject Settings(bool? isProtected, string? storage)
    {
        var settings = new JsonObject();
        if (isProtected is not null)
            settings["DeletionProtectionEnabled"] = isProtected;
        if (storage is not null)
            settings["TableClass"] = storage;
        return settings;
    }

    private static Gen<JsonObject> Throughput => Gen.Frequency(
        (3, Gen.Const(0).Select(_ => new JsonObject { ["BillingMode"] = "PAY_PER_REQUEST" })),
        (3, Gen.Select(Gen.Int[1, 9], Gen.Int[1, 9], Gen.Bool).Select((read, write, mode) =>
        {
            var request = new JsonObject
            {
                ["ProvisionedThroughput"] = new JsonObject { ["ReadCapacityUnits"] = read, ["WriteCapacityUnits"] = write },
            };
            if (mode)
                request["BillingMode"] = "PROVISIONED";
            return request;
        })));
}
