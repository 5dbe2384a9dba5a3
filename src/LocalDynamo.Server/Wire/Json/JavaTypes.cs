namespace LocalDynamo.Server.Wire.Json;

/// <summary>The service's types, as its errors name them.</summary>
internal static class JavaTypes
{
    public const string String = "java.lang.String";
    public const string Boolean = "java.lang.Boolean";
    public const string Integer = "java.lang.Integer";
    public const string Long = "java.lang.Long";
    public const string Double = "java.lang.Double";
    public const string ByteBuffer = "java.nio.ByteBuffer";
    public const string Date = "java.util.Date";
    public const string AttributeValue = Model + "AttributeValue";
    public const string Item = "java.util.Map<java.lang.String, " + AttributeValue + ">";

    /// <summary>The name space of the service's structures and errors, for both of which it is written before the name.</summary>
    public const string Model = "com.amazonaws.dynamodb.v20120810.";
}
