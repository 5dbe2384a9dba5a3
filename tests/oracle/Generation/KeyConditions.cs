using CsCheck;

namespace LocalDynamo.Oracle.Generation;

/// <summary>Key condition expressions of tables and indexes.</summary>
internal static class KeyConditions
{
    private static readonly string[] Comparators = ["=", "<", "<=", ">", ">="];

    /// <summary>An equality for each partition key attribute, and conditions on the first sort key attributes, of which the last may be a range.</summary>
    public static Gen<Part> On(ReadTarget target) =>
        Gen.Select(target.Partition.Select(Equality).All(), OnSortKeys(target.Sort), Conditions.Keyword("AND"), Gen.Int[0, 9])
            .Select((partition, sort, and, swap) =>
            {
                Part[] all = [.. partition, .. sort];
                if (swap == 0)
                    Array.Reverse(all);
                return (Part)(scope => string.Join($" {and} ", all.Select(part => part(scope))));
            });

    private static Gen<Part[]> OnSortKeys(KeyAttribute[] sort) => sort.Length == 0
        ? Gen.Const(Array.Empty<Part>())
        : Gen.Frequency((1, 0), (4, 1), (sort.Length > 1 ? 4 : 0, 2)).SelectMany(count =>
            sort.Take(count).Select((key, place) => place == count - 1 ? Range(key) : Equality(key)).All());

    private static Gen<Part> Equality(KeyAttribute key) =>
        Gen.Select(Values.KeyValue(key), Gen.Bool, Gen.Int[0, 9])
            .Select((value, alias, swap) => Conditions.Sides(scope => scope.Name(key.Name, alias), "=", scope => scope.Value(value), swap == 0));

    private static Gen<Part> Range(KeyAttribute sort)
    {
        var compare = Gen.Select(Gen.OneOf(Comparators), Values.KeyValue(sort), Gen.Int[0, 9]).Select((comparator, value, swap) =>
            Conditions.Sides(scope => scope.Name(sort.Name, false), comparator, scope => scope.Value(value), swap == 0));
        var between = Gen.Select(Values.KeyRange(sort.Type), Gen.Bool).Select((range, alias) =>
            (Part)(scope => $"{scope.Name(sort.Name, alias)} BETWEEN {scope.Value(range.Lower)} AND {scope.Value(range.Upper)}"));
        var beginsWith = Values.KeyValue(sort).Select(value =>
            (Part)(scope => $"begins_with({scope.Name(sort.Name, false)}, {scope.Value(value)})"));
        return sort.Type == "N" ? Gen.Frequency((3, compare), (1, between)) : Gen.Frequency((3, compare), (1, between), (1, beginsWith));
    }
}
