namespace LocalDynamo.ModelTests;

/// <summary>An update expression, and what it does, said once more with plain changes of items.</summary>
/// <param name="Expression">The update expression.</param>
/// <param name="Values">Its values.</param>
/// <param name="Apply">Gives the item after the update from the item before (null for none) and its key; null if there is none.</param>
/// <param name="Fails">Whether the update is an error for this item.</param>
internal sealed record ModelUpdate(
    string Expression,
    Dictionary<string, AttributeValue>? Values,
    Func<Item?, Item, Item?> Apply,
    Func<Item?, bool>? Fails = null)
{
    public static ModelUpdate Any(Random random)
    {
        var number = random.Next(-5, 6);
        var text = $"t{random.Next(10)}";
        return random.Next(9) switch
        {
            0 => new(
                "SET n = if_not_exists(n, :zero) + :d",
                new() { [":zero"] = 0, [":d"] = number },
                (item, key) => (item ?? key).With("n", NumberOf(item) + number)),
            1 => new("ADD n :d", new() { [":d"] = number }, (item, key) => (item ?? key).With("n", NumberOf(item) + number)),
            2 => new("SET t = :t", new() { [":t"] = text }, (item, key) => (item ?? key).With("t", text)),
            3 => new("REMOVE t", null, (item, _) => item?.Without("t")),
            4 => new(
                "SET l = list_append(if_not_exists(l, :none), :d)",
                new() { [":none"] = AttributeValue.List(), [":d"] = AttributeValue.List(number) },
                (item, key) => (item ?? key).With("l", AttributeValue.List([.. ListOf(item), number]))),
            5 => new("REMOVE l[0]", null, (item, _) => item is null || !item.Contains("l")
                ? item
                : item.With("l", AttributeValue.List([.. ListOf(item).Skip(1)])), item => item is not null && !item.Contains("l")),
            6 => new(
                "ADD s :s SET t = :t",
                new() { [":s"] = AttributeValue.StringSet(text), [":t"] = text },
                (item, key) => (item ?? key).With("t", text).With("s", AttributeValue.StringSet([.. SetOf(item).Append(text).Distinct()]))),
            7 => new(
                "DELETE s :s",
                new() { [":s"] = AttributeValue.StringSet(text) },
                (item, _) => item is null ? null : Without(item, text)),
            _ => new(
                "SET m.x = :d",
                new() { [":d"] = number },
                (item, _) => item!.With("m", item.GetItem("m").With("x", number)),
                item => item is null || !item.Contains("m")),
        };
    }

    private static int NumberOf(Item? item) => item is not null && item.Contains("n") ? item.GetInt32("n") : 0;

    private static IEnumerable<AttributeValue> ListOf(Item? item) => item is not null && item.Contains("l") ? item["l"] : [];

    private static HashSet<string> SetOf(Item? item) => item is not null && item.Contains("s") ? [.. item["s"].AsStringSet()] : [];

    private static Item Without(Item item, string member)
    {
        var members = SetOf(item);
        members.Remove(member);
        return members.Count == 0 ? item.Without("s") : item.With("s", AttributeValue.StringSet([.. members]));
    }
}
