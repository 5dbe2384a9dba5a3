namespace LocalDynamo;

/// <summary>A key attribute of a table that is to be made: its name and type.</summary>
/// <param name="Name">1 to 255 bytes of UTF-8.</param>
/// <param name="Type">S, N or B.</param>
/// <example>
/// <code>
/// database.CreateTable("Users", "UserId");                                        // a string
/// database.CreateTable("Movies", ("year", ScalarAttributeType.N), "title");       // a number, then a string
/// </code>
/// </example>
public readonly record struct KeyAttribute(string Name, ScalarAttributeType Type)
{
    /// <summary>A key attribute that is a string.</summary>
    /// <param name="name">Its name.</param>
    public static implicit operator KeyAttribute(string name) => new(name, ScalarAttributeType.S);

    /// <summary>A key attribute of the type given.</summary>
    /// <param name="attribute">Its name and type.</param>
    public static implicit operator KeyAttribute((string Name, ScalarAttributeType Type) attribute) => new(attribute.Name, attribute.Type);
}
