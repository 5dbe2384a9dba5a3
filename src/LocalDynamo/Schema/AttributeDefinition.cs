namespace LocalDynamo;

/// <summary>The type of an attribute that a key names; attributes outside keys have no fixed type.</summary>
public sealed record AttributeDefinition
{
    /// <summary>Makes a definition whose members are set by an initialiser.</summary>
    public AttributeDefinition()
    {
    }

    /// <summary>Makes a definition.</summary>
    /// <param name="attributeName">The attribute.</param>
    /// <param name="attributeType">Its type.</param>
    public AttributeDefinition(string attributeName, ScalarAttributeType attributeType)
    {
        AttributeName = attributeName;
        AttributeType = attributeType;
    }

    /// <summary>The attribute.</summary>
    /// <value>Required, 1 to 255 characters.</value>
    public string? AttributeName { get; init; }

    /// <summary>Its type.</summary>
    /// <value>Required.</value>
    public ScalarAttributeType? AttributeType { get; init; }
}
