using System.Text.Json.Nodes;

namespace LocalDynamo.Oracle.Wire;

/// <summary>What an endpoint answered: a body, and for an error its name without the prefix that only the wire has.</summary>
internal sealed record Answer(JsonObject Body, string? ErrorType = null, string? ErrorMessage = null)
{
    /// <summary>After a write: the item as it is stored now, whatever the answer says of it. Null where there is none.</summary>
    public JsonNode? Stored { get; init; }

    /// <summary>Over HTTP: the status, and the prefix of an error's name. Null where those are not compared.</summary>
    public string? Wire { get; init; }

    public bool IsError => ErrorType is not null;

    /// <summary>"done", or the error with its text.</summary>
    public string Outcome => IsError ? $"{ErrorType}: {ErrorMessage}" : "done";

    /// <summary>The answer as one tree, but for an error's name and text.</summary>
    /// <remarks>The member that holds the text is <c>message</c> or <c>Message</c> on the wire, which is not what is compared here.</remarks>
    public JsonObject ToTree()
    {
        var tree = (JsonObject)Body.DeepClone();
        foreach (var name in (string[])["__type", "message", "Message"])
            _ = IsError && tree.Remove(name);
        if (Wire is not null)
            tree[nameof(Wire)] = Wire;
        if (Stored is not null)
            tree[nameof(Stored)] = Stored.DeepClone();
        return tree;
    }

    public override string ToString() => $"{Outcome} {ToTree().ToJsonString(WireJson.Plain)}";
}
