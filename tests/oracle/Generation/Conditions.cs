using System.Text.Json.Nodes;
using CsCheck;

namespace LocalDynamo.Oracle.Generation;

/// <summary>Condition, filter and projection expressions.</summary>
internal static class Conditions
{
    private static readonly string[] Comparators = ["=", "<>", "<", "<=", ">", ">="];

    /// <summary>Conditions of one to a few clauses; the parentheses that are written are never redundant.</summary>
    public static Gen<Part> Any => Gen.Frequency(
        (6, Clause),
        (2, Gen.Select(Clause, Clause, Keyword("AND", "OR")).Select((left, right, and) => (Part)(scope => $"{left(scope)} {and} {right(scope)}"))),
        (1, Gen.Select(Clause, Keyword("NOT")).Select((inner, not) => (Part)(scope => $"{not} {inner(scope)}"))),
        (1, Gen.Select(Clause, Clause, Clause, Keyword("AND", "OR"), Keyword("AND", "OR"))
            .Select((a, b, c, first, second) => (Part)(scope => $"({a(scope)} {first} {b(scope)}) {second} {c(scope)}"))),
        (1, Gen.Select(Clause, Clause, Clause, Keyword("AND", "OR"), Keyword("AND", "OR"))
            .Select((a, b, c, first, second) => (Part)(scope => $"NOT ({a(scope)} {first} {b(scope)} {second} {c(scope)})"))));

    /// <summary>A projection of paths that do not overlap.</summary>
    public static Gen<Part> Projection =>
        Gen.Select(Gen.Shuffle(Attributes.All, 1, 5), Gen.OneOf(Attributes.Nested), Gen.Int[0, 3], Gen.Bool).Select((chosen, nested, which, alias) =>
            (Part)(scope =>
            {
                var paths = chosen.Where(attribute => which != 0 || attribute.Name != nested.Steps[0])
                    .Select(attribute => scope.Name(attribute.Name, alias)).ToList();
                if (which == 0)
                    paths.Add(string.Concat(nested.Steps.Select(step => step[0] == '.' ? "." + scope.Name(step[1..], alias) : step)));
                if (which == 1)
                    paths.Insert(0, scope.Name("pk", alias));
                return string.Join(alias ? ", " : ",", paths);
            }));

    /// <summary>A condition on one of these attributes, whatever their types.</summary>
    public static Gen<Part> OnOneOf(string[] names) =>
        Gen.Select(Gen.OneOf(names), Gen.OneOf(Comparators), Values.IndexKey("S"), Gen.Int[0, 2]).Select((name, comparator, value, which) => which == 0
            ? (Part)(scope => $"attribute_exists({scope.Name(name, alias: true)})")
            : scope => $"{scope.Name(name, alias: true)} {comparator} {scope.Value(value)}");

    /// <summary>A projection of one to three of these attributes.</summary>
    public static Gen<Part> ProjectionOf(string[] names) =>
        Gen.Select(Gen.Shuffle(names, 1, Math.Min(names.Length, 3)), Gen.Bool).Select((chosen, alias) =>
            (Part)(scope => string.Join(", ", chosen.Select(name => scope.Name(name, alias)))));

    public static Gen<string> Keyword(params string[] words) =>
        Gen.Select(Gen.OneOf(words), Gen.Int[0, 5]).Select((word, form) => form == 0 ? word.ToLowerInvariant() : word);

    private static Gen<Part> Clause => Gen.Frequency(
        (4, Gen.Select(Paths.Any, Gen.OneOf("=", "<>")).SelectMany((path, comparator) => Compare(path, comparator))),
        (4, Gen.Select(Paths.To("S", "N", "B"), Gen.OneOf(Comparators)).SelectMany((path, comparator) => Compare(path, comparator))),
        (1, Gen.Select(Paths.Any, Paths.Any, Gen.OneOf(Comparators)).Select((a, b, comparator) => Sides(a.Write, comparator, OtherThan(a, b).Write, false))),
        (2, Between),
        (2, In),
        (4, Paths.Any.Select(path => (Part)(scope => $"attribute_exists({path.Write(scope)})"))),
        (2, Paths.Any.Select(path => (Part)(scope => $"attribute_not_exists ( {path.Write(scope)} )"))),
        (1, Gen.Select(Paths.Any, Gen.OneOf("S", "N", "B", "BOOL", "NULL", "SS", "NS", "BS", "L", "M"))
            .Select((path, type) => (Part)(scope => $"attribute_type({path.Write(scope)}, {scope.Value(new JsonObject { ["S"] = type })})"))),
        (2, Paths.To("S", "B").SelectMany(path => Values.Of(path.Type).Select(value =>
            (Part)(scope => $"begins_with({path.Write(scope)}, {scope.Value(value)})")))),
        (2, Gen.Select(Paths.To("S", "B", "SS", "NS", "BS", "L"), Gen.OneOf("S", "N", "B")).SelectMany((path, type) =>
            Values.Of(path.Type switch { "S" or "SS" => "S", "B" or "BS" => "B", "NS" => "N", _ => type })
                .Select(value => (Part)(scope => $"contains({path.Write(scope)}, {scope.Value(value)})")))),
        (2, Gen.Select(Paths.Any, Gen.OneOf(Comparators), Gen.Int[0, 4]).Select((path, comparator, size) =>
            (Part)(scope => $"size({path.Write(scope)}) {comparator} {scope.Value(new JsonObject { ["N"] = $"{size}" })}"))));

    private static Gen<Part> Between =>
        Gen.OneOf("S", "N", "B").SelectMany(type => Gen.Select(Paths.To(type), Values.KeyRange(type), Keyword("BETWEEN"))
            .Select((path, range, between) =>
                (Part)(scope => $"{path.Write(scope)} {between} {scope.Value(range.Lower)} AND {scope.Value(range.Upper)}")));

    private static Gen<Part> In =>
        Gen.Select(Paths.Any, Keyword("IN")).SelectMany((path, word) => Values.Mostly(path.Type).Array[1, 3]
            .Select(values => (Part)(scope => $"{path.Write(scope)} {word} ({string.Join(", ", values.Select(scope.Value))})")));

    private static Gen<Part> Compare(DocumentPath path, string comparator) =>
        Gen.Select(Values.Mostly(path.Type), Gen.Int[0, 9]).Select((value, swap) =>
            Sides(path.Write, comparator, scope => scope.Value(value), swap == 0));

    /// <summary>A path may not be compared with itself.</summary>
    private static DocumentPath OtherThan(DocumentPath path, DocumentPath other) =>
        path.Root == other.Root ? Paths.TopLevelOf(path.Root == "s2" ? "s" : "s2", "S", alias: false) : other;

    public static Part Sides(Part left, string between, Part right, bool swap) =>
        scope => swap ? $"{right(scope)} {between} {left(scope)}" : $"{left(scope)} {between} {right(scope)}";
}
