using LocalDynamo.Values;

namespace LocalDynamo.Engine.Tables;

/// <summary>How the parts of a definition stand in the item that the log keeps of it: what is not set has no attribute.</summary>
internal static class StoredDefinition
{
    public static void Set(this ItemBuilder builder, string name, AttributeValue value) => builder.Set(AttributeName.Of(name), value);

    public static void SetNumber(this ItemBuilder builder, string name, long? value)
    {
        if (value is { } number)
            builder.Set(name, number);
    }

    public static void SetTime(this ItemBuilder builder, string name, DateTime? value) => builder.SetNumber(name, value?.Ticks);

    public static long? NumberOrNull(this Item item, string name) => item.TryGetValue(name, out var value) ? value.AsInt64() : null;

    public static DateTime? TimeOrNull(this Item item, string name) =>
        item.NumberOrNull(name) is { } ticks ? new DateTime(ticks, DateTimeKind.Utc) : null;
}
