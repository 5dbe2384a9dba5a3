namespace LocalDynamo.Operations;

/// <summary>One write of a <see cref="BatchWriteItemRequest"/>: exactly one of the two members.</summary>
public sealed record WriteRequest
{
    /// <summary>Writes a whole item.</summary>
    public PutRequest? PutRequest { get; init; }

    /// <summary>Deletes an item.</summary>
    public DeleteRequest? DeleteRequest { get; init; }
}

/// <summary>The item that a <see cref="WriteRequest"/> writes, in place of whatever had its key.</summary>
public sealed record PutRequest
{
    /// <summary>The item, with all key attributes of the table.</summary>
    /// <value>Required, at most 400 KB.</value>
    public Item? Item { get; init; }
}

/// <summary>The item that a <see cref="WriteRequest"/> deletes, if there is one.</summary>
public sealed record DeleteRequest
{
    /// <summary>The key attributes, and no others.</summary>
    /// <value>Required.</value>
    public Item? Key { get; init; }
}
