namespace LocalDynamo.Operations;

/// <summary>How the distance of two vectors is measured.</summary>
/// <param name="Value">
/// The service's text; a text that is no member is carried as it is, and refused when the request is validated.
/// </param>
public readonly record struct VectorDistanceFunction(string Value)
{
    /// <summary>By the angle between them.</summary>
    public static VectorDistanceFunction COSINE => new("COSINE");

    /// <summary>By their dot product.</summary>
    public static VectorDistanceFunction DOT_PRODUCT => new("DOT_PRODUCT");

    /// <summary>By the straight line between them.</summary>
    public static VectorDistanceFunction EUCLIDEAN => new("EUCLIDEAN");

    /// <summary>Takes the service's text as it stands.</summary>
    /// <param name="value">The text, also one that is no member.</param>
    public static implicit operator VectorDistanceFunction(string value) => new(value);

    /// <summary>The service's text.</summary>
    public override string ToString() => Value ?? string.Empty;
}

/// <summary>What an attribute does in a vector search.</summary>
/// <param name="Value">
/// The service's text; a text that is no member is carried as it is, and refused when the request is validated.
/// </param>
public readonly record struct SearchSchemaElementType(string Value)
{
    /// <summary>Divides the index.</summary>
    public static SearchSchemaElementType HASH => new("HASH");

    /// <summary>Can be filtered on.</summary>
    public static SearchSchemaElementType INLINE_FILTER => new("INLINE_FILTER");

    /// <summary>Takes the service's text as it stands.</summary>
    /// <param name="value">The text, also one that is no member.</param>
    public static implicit operator SearchSchemaElementType(string value) => new(value);

    /// <summary>The service's text.</summary>
    public override string ToString() => Value ?? string.Empty;
}

/// <summary>An attribute with a part in a vector search.</summary>
public sealed record SearchSchemaElement
{
    /// <summary>The attribute.</summary>
    public string? AttributeName { get; init; }

    /// <summary>Its part.</summary>
    public SearchSchemaElementType? SearchSchemaElementType { get; init; }
}

/// <summary>The attribute that holds the vector.</summary>
public sealed record VectorAttributeDefinition
{
    /// <summary>The attribute.</summary>
    public string? AttributeName { get; init; }
}

/// <summary>A vector index to make.</summary>
public sealed record VectorIndex
{
    /// <summary>Its name.</summary>
    public string? IndexName { get; init; }

    /// <summary>The attribute that holds the vector.</summary>
    public VectorAttributeDefinition? VectorAttribute { get; init; }

    /// <summary>How many numbers a vector has.</summary>
    public long? Dimensions { get; init; }

    /// <summary>How distance is measured.</summary>
    public VectorDistanceFunction? DistanceFunction { get; init; }

    /// <summary>The attributes a search can use.</summary>
    public List<SearchSchemaElement>? SearchSchema { get; init; }

    /// <summary>What it holds.</summary>
    public Projection? Projection { get; init; }
}

/// <summary>One change to the vector indexes of a table; exactly one member is set.</summary>
public sealed record VectorIndexUpdate
{
    /// <summary>The index to make.</summary>
    public CreateVectorIndexAction? Create { get; init; }

    /// <summary>The index to delete.</summary>
    public DeleteVectorIndexAction? Delete { get; init; }
}

/// <summary>A vector index to add to a table.</summary>
public sealed record CreateVectorIndexAction
{
    /// <summary>Its name.</summary>
    public string? IndexName { get; init; }

    /// <summary>The attribute that holds the vector.</summary>
    public VectorAttributeDefinition? VectorAttribute { get; init; }

    /// <summary>How many numbers a vector has.</summary>
    public long? Dimensions { get; init; }

    /// <summary>How distance is measured.</summary>
    public VectorDistanceFunction? DistanceFunction { get; init; }

    /// <summary>The attributes a search can use.</summary>
    public List<SearchSchemaElement>? SearchSchema { get; init; }

    /// <summary>What it holds.</summary>
    public Projection? Projection { get; init; }
}

/// <summary>A vector index to delete.</summary>
public sealed record DeleteVectorIndexAction
{
    /// <summary>The index.</summary>
    public string? IndexName { get; init; }
}

/// <summary>A vector index as it is.</summary>
public sealed record VectorIndexDescription
{
    /// <summary>Its name.</summary>
    public string? IndexName { get; init; }

    /// <summary>Its ARN.</summary>
    public string? IndexArn { get; init; }

    /// <summary>Its state.</summary>
    public IndexStatus? IndexStatus { get; init; }

    /// <summary>Whether it is being filled from the table.</summary>
    public bool? Backfilling { get; init; }

    /// <summary>The attribute that holds the vector.</summary>
    public VectorAttributeDefinition? VectorAttribute { get; init; }

    /// <summary>How many numbers a vector has.</summary>
    public long? Dimensions { get; init; }

    /// <summary>How distance is measured.</summary>
    public VectorDistanceFunction? DistanceFunction { get; init; }

    /// <summary>The attributes a search can use.</summary>
    public List<SearchSchemaElement>? SearchSchema { get; init; }

    /// <summary>What it holds.</summary>
    public Projection? Projection { get; init; }

    /// <summary>How many entries it has.</summary>
    public long? ItemCount { get; init; }

    /// <summary>Its size in bytes.</summary>
    public long? IndexSizeBytes { get; init; }
}
