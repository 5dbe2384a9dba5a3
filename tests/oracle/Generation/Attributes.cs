namespace LocalDynamo.Oracle.Generation;

/// <summary>The attributes that items are made of. A name mostly has the same type, so that most expressions find what they expect.</summary>
/// <remarks>Those of a "key" type are keys of indexes in some tables: they have few values, which keys may have.</remarks>
internal static class Attributes
{
    public static readonly (string Name, string Type)[] All =
    [
        ("n", "N"), ("n2", "N"), ("s", "S"), ("s2", "S"), ("b", "B"), ("ok", "BOOL"), ("nil", "NULL"), ("l", "L"), ("m", "M"),
        ("ss", "SS"), ("ns", "NS"), ("bs", "BS"), ("name", "S"), ("count", "N"), ("a.b", "S"), ("über", "N"),
        ("gs", "key S"), ("gt", "key S"), ("gn", "key N"), ("gb", "key B"),
    ];

    /// <summary>Paths into documents, with the type that <see cref="Values"/> mostly puts there.</summary>
    public static readonly (string[] Steps, string Type)[] Nested =
    [
        (["m", ".x"], "S"), (["m", ".y"], "N"), (["m", ".z", "[0]"], "N"), (["m", ".z", "[1]"], "S"), (["m", ".value"], "S"),
        (["l", "[0]"], "N"), (["l", "[1]"], "S"), (["l", "[2]", ".x"], "S"), (["l", "[3]"], "N"), (["l", "[7]"], "N"),
    ];

    private static readonly HashSet<string> NeedAlias = ["name", "count", "value", "a.b", "über"];

    public static bool MayStandBare(string name) => !NeedAlias.Contains(name);
}
