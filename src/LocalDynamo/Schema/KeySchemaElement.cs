namespace LocalDynamo;

/// <summary>One attribute of a key, and its part in it.</summary>
public sealed record KeySchemaElement
{
    /// <summary>Makes an element whose members are set by an initialiser.</summary>
    public KeySchemaElement()
    {
    }

    /// <summary>Makes an element.</summary>
    /// <param name="attributeName">The attribute.</param>
    /// <param name="keyType">Its part in the key.</param>
    public KeySchemaElement(string attributeName, KeyType keyType)
    {
        AttributeName = attributeName;
        KeyType = keyType;
    }

    /// <summary>The attribute.</summary>
    /// <value>Required, 1 to 255 characters.</value>
    public string? AttributeName { get; init; }

    /// <summary>Its part in the key.</summary>
    /// <value>Required.</value>
    public KeyType? KeyType { get; init; }
}
