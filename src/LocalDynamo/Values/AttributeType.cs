namespace LocalDynamo;

/// <summary>The ten types of an attribute value, under the service's own names, and <see cref="None"/>.</summary>
public enum AttributeType : byte
{
    /// <summary>No value at all: what <c>default(AttributeValue)</c> and a path that leads nowhere have. It can't be stored.</summary>
    None,

    /// <summary>String: Unicode text, stored as UTF-8.</summary>
    S,

    /// <summary>Number: 38 significant digits, see <see cref="DynamoNumber"/>.</summary>
    N,

    /// <summary>Binary: bytes.</summary>
    B,

    /// <summary>Boolean.</summary>
    BOOL,

    /// <summary>Null: a value that says "known to be nothing", unlike an attribute that is absent.</summary>
    NULL,

    /// <summary>List: values of any types in an order.</summary>
    L,

    /// <summary>Map: values of any types under names.</summary>
    M,

    /// <summary>String set: one or more different strings, in no order.</summary>
    SS,

    /// <summary>Number set: one or more different numbers, in no order.</summary>
    NS,

    /// <summary>Binary set: one or more different byte strings, in no order.</summary>
    BS,
}
