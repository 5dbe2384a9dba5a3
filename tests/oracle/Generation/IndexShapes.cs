namespace LocalDynamo.Oracle.Generation;

/// <summary>The sets of indexes that tables have: every projection, one and several key attributes, with and without ties.</summary>
internal static class IndexShapes
{
    private static readonly KeyAttribute
        Text = new("gs", "S"), OtherText = new("gt", "S"), Number = new("gn", "N"), Binary = new("gb", "B");

    /// <summary>The partition key of <see cref="Late"/>, which has nothing but strings, some of them empty.</summary>
    /// <remarks>Of another type DynamoDB Local's backfill takes in what is no key, or never comes to its end.</remarks>
    public static readonly KeyAttribute LateKey = new("gl", "S");

    public const int Sets = 4;

    /// <summary>An index that UpdateTable makes and deletes while the table holds items.</summary>
    public static IndexShape Late(KeyAttribute partition) => new("Late", true, [LateKey], [partition], "INCLUDE", "s2", "m");

    /// <summary>One of the sets, without local indexes where the table has no sort key.</summary>
    public static IndexShape[] Of(int set, KeyAttribute partition, KeyAttribute? sort)
    {
        IndexShape[] all = (set % Sets) switch
        {
            0 => [],
            1 =>
            [
                new("ByText", true, [Text], [], "ALL"),
                new("ByTextAndNumber", true, [Text], [Number], "KEYS_ONLY"),
                new("LocalNumber", false, [partition], [Number], "KEYS_ONLY"),
            ],
            2 =>
            [
                new("ByNumber", true, [Number], [Text], "INCLUDE", "s", "m"),
                new("ByNumberAndBinary", true, [Number], [Binary], "ALL"),
                new("LocalText", false, [partition], [OtherText], "INCLUDE", "n", "l"),
                new("LocalBinary", false, [partition], [Binary], "ALL"),
            ],
            _ =>
            [
                new("ByFour", true, [Text, OtherText], [Number, Binary], "KEYS_ONLY"),
                new("ByTableKey", true, [OtherText], [partition], "INCLUDE", "n2"),
                new("LocalWord", false, [partition], [Text], "ALL"),
            ],
        };
        return [.. all.Where(index => index.IsGlobal || sort is not null)];
    }
}
