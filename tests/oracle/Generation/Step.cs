using System.Text.Json.Nodes;
using LocalDynamo.Oracle.Wire;

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

/// <summary>One step of a history: a request, for one table, several or none, that was perhaps damaged on purpose.</summary>
internal sealed record Step(string Operation, JsonObject Request, TableShape? Table = null, Follow Follow = Follow.Once)
{
    /// <summary>What was done to a request that was valid as generated.</summary>
    public string? Damage { get; set; }

    /// <summary>What is sent in place of the request, over HTTP.</summary>
    public WireRequest? Wire { get; set; }

    /// <summary>The request as it was sent: as a tree, with other names for members that were doubled.</summary>
    public JsonObject Sent { get; set; } = Request;

    /// <summary>The index that is read, as the request was generated.</summary>
    public IndexShape? Index { get; init; }

    /// <summary>The tables that a request for several may name.</summary>
    public TableShape[] Tables { get; init; } = [];

    public bool WritesItem => Operation is "PutItem" or "UpdateItem" or "DeleteItem";

    /// <summary>The whole keys of the items that are written.</summary>
    public IReadOnlyList<WrittenKey> Written => WrittenKey.Of(this);
}
