namespace LocalDynamo.Server.Wire.Json;

/// <summary>The kinds of values that requests and replies are made of.</summary>
internal static class Kinds
{
    /// <summary>A string; those of a fixed choice as well, since it is the engine that says which may be chosen.</summary>
    public static readonly Kind<string> Text = new TextKind();

    public static readonly Kind<bool?> Boolean = new BooleanKind();

    public static readonly Kind<int?> Integer = new IntegerKind();

    public static readonly Kind<long?> Long = new LongKind();

    public static readonly Kind<double?> Double = new DoubleKind();

    public static readonly Kind<DateTime?> Time = new TimeKind();

    public static readonly Kind<Item> Item = new ItemKind();

    public static readonly Kind<AttributeValue> Value = new ValueKind();

    public static readonly Kind<List<string>> Texts = ListOf(Text);

    public static readonly Kind<List<Item>> Items = ListOf(Item);

    public static readonly Kind<List<AttributeValue>> Values = ListOf(Value);

    /// <summary>ExpressionAttributeNames.</summary>
    public static readonly Kind<Dictionary<string, string>> TextsByName = MapOf(Text);

    /// <summary>ExpressionAttributeValues.</summary>
    public static readonly Kind<Dictionary<string, AttributeValue>> ValuesByName = MapOf(Value);

    public static Kind<List<T>> ListOf<T>(Kind<T> element) => new ListKind<T>(element);

    public static Kind<Dictionary<string, T>> MapOf<T>(Kind<T> value) => new MapKind<T>(value);
}
