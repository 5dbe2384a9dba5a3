using System.Text.Json.Nodes;

namespace LocalDynamo.Oracle.Generation;

/// <summary>How far a read is followed.</summary>
internal enum Follow
{
    /// <summary>One request.</summary>
    Once,

    /// <summary>Page after page until the last.</summary>
    Pages,

    /// <summary>All segments of a parallel scan, each to its last page.</summary>
    Segments,
}

/// <summary>One step of a history: a request, for one table or none, that was perhaps damaged on purpose.</summary>
internal sealed record Step(string Operation, JsonObject Request, TableShape? Table = null, Follow Follow = Follow.Once)
{
    /// <summary>What was done to a request that was valid as generated.</summary>
    public string? Damage { get; set; }

    /// <summary>The whole key of the item that is written, or null where there is none.</summary>
    public JsonObject? Key
    {
        get
        {
            var item = (Request["Key"] ?? Request["Item"]) as JsonObject;
            return WritesItem && item is not null && Table is not null && Table.Keys.All(key => item.ContainsKey(key.Name)) ? Table.KeyOf(item) : null;
        }
    }

    public bool WritesItem => Operation is "PutItem" or "UpdateItem" or "DeleteItem";
}
