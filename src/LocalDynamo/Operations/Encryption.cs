namespace LocalDynamo.Operations;

/// <summary>The cipher of encryption at rest.</summary>
/// <param name="Value">
/// The service's text; a text that is no member is carried as it is, and refused when the request is validated.
/// </param>
public readonly record struct SSEType(string Value)
{
    /// <summary>With the service's own key.</summary>
    public static SSEType AES256 => new("AES256");

    /// <summary>With a key of the key management service.</summary>
    public static SSEType KMS => new("KMS");

    /// <summary>Takes the service's text as it stands.</summary>
    /// <param name="value">The text, also one that is no member.</param>
    public static implicit operator SSEType(string value) => new(value);

    /// <summary>The service's text.</summary>
    public override string ToString() => Value ?? string.Empty;
}

/// <summary>The state of encryption at rest.</summary>
/// <param name="Value">
/// The service's text; a text that is no member is carried as it is, and refused when the request is validated.
/// </param>
public readonly record struct SSEStatus(string Value)
{
    /// <summary>Being turned on.</summary>
    public static SSEStatus ENABLING => new("ENABLING");

    /// <summary>On.</summary>
    public static SSEStatus ENABLED => new("ENABLED");

    /// <summary>Being turned off.</summary>
    public static SSEStatus DISABLING => new("DISABLING");

    /// <summary>Off.</summary>
    public static SSEStatus DISABLED => new("DISABLED");

    /// <summary>Being changed.</summary>
    public static SSEStatus UPDATING => new("UPDATING");

    /// <summary>Takes the service's text as it stands.</summary>
    /// <param name="value">The text, also one that is no member.</param>
    public static implicit operator SSEStatus(string value) => new(value);

    /// <summary>The service's text.</summary>
    public override string ToString() => Value ?? string.Empty;
}

/// <summary>The encryption at rest that is wished for.</summary>
public sealed record SSESpecification
{
    /// <summary>Whether a key of the key management service is used.</summary>
    /// <value><see langword="null"/> or <see langword="false"/> mean the service's own key.</value>
    public bool? Enabled { get; init; }

    /// <summary>The cipher.</summary>
    public SSEType? SSEType { get; init; }

    /// <summary>The key of the key management service.</summary>
    public string? KMSMasterKeyId { get; init; }
}

/// <summary>The encryption at rest of a table.</summary>
public sealed record SSEDescription
{
    /// <summary>Its state.</summary>
    public SSEStatus? Status { get; init; }

    /// <summary>The cipher.</summary>
    public SSEType? SSEType { get; init; }

    /// <summary>The key's ARN.</summary>
    public string? KMSMasterKeyArn { get; init; }

    /// <summary>Since when the key cannot be reached, in UTC.</summary>
    public DateTime? InaccessibleEncryptionDateTime { get; init; }
}
