using System.Text.Json.Nodes;
using CsCheck;

namespace LocalDynamo.Oracle.Generation;

/// <summary>Update expressions: up to four clauses whose actions touch different attributes.</summary>
internal static class Updates
{
    private sealed record Action(string Clause, Part Write, string Root);

    public static Gen<Part> Any => Of(One.Array[1, 4]);

    /// <summary>Updates that most items take.</summary>
    public static Gen<Part> Likely => Of(Gen.Frequency(
        (1, One),
        (6, Paths.TopLevel.SelectMany(path => Values.Mostly(path.Type).Select(value => Set(path, scope => scope.Value(value))))),
        (2, Paths.TopLevel.Select(path => new Action("REMOVE", path.Write, path.Root)))).Array[1, 3]);

    private static Gen<Part> Of(Gen<Action[]> some) =>
        Gen.Select(some, Gen.Bool, Gen.Shuffle((string[])["SET", "REMOVE", "ADD", "DELETE"])).Select((actions, lower, order) =>
            (Part)(scope => string.Join(' ', order
                .Select(clause => (clause, Chosen: actions.DistinctBy(action => action.Root).Where(action => action.Clause == clause).ToList()))
                .Where(entry => entry.Chosen.Count > 0)
                .Select(entry =>
                    $"{(lower ? entry.clause.ToLowerInvariant() : entry.clause)} {string.Join(", ", entry.Chosen.Select(action => action.Write(scope)))}"))));

    private static readonly DocumentPath Late = Paths.TopLevelOf(IndexShapes.LateKey.Name, "key S", alias: false);

    private static Gen<Action> One => Gen.Frequency(
        (6, Paths.Any.SelectMany(path => Values.Mostly(path.Type).Select(value => Set(path, scope => scope.Value(value))))),
        (2, Gen.Select(Paths.Any, Paths.Any).Select((path, other) => Set(path, other.Write))),
        (2, Paths.Any.SelectMany(path => Values.Mostly(path.Type).Select(value =>
            Set(path, scope => $"if_not_exists({path.Write(scope)}, {scope.Value(value)})")))),
        (3, Gen.Select(Paths.To("N"), Gen.OneOf("+", "-"), Values.Of("N")).Select((path, sign, value) =>
            Set(path, scope => $"{path.Write(scope)} {sign} {scope.Value(value)}"))),
        (2, Gen.Select(Paths.To("N"), Values.Of("N"), Values.Of("N")).Select((path, start, step) =>
            Set(path, scope => $"if_not_exists({path.Write(scope)}, {scope.Value(start)}) + {scope.Value(step)}"))),
        (2, Gen.Select(Values.Of("L"), Gen.Bool).Select((list, front) =>
        {
            var path = Paths.TopLevelOf("l", "L", alias: false);
            return Set(path, scope => front
                ? $"list_append({scope.Value(list)}, {path.Write(scope)})"
                : $"list_append(if_not_exists(l, {scope.Value(new JsonObject { ["L"] = new JsonArray() })}), {scope.Value(list)})");
        })),
        (1, Values.IndexKey("S").Select(value => Set(Late, scope => scope.Value(value)))),
        (1, Gen.Const(new Action("REMOVE", Late.Write, Late.Root))),
        (4, Paths.Any.Select(path => new Action("REMOVE", path.Write, path.Root))),
        (4, Paths.To("N", "SS", "NS", "BS").SelectMany(path => Values.Mostly(path.Type).Select(value =>
            new Action("ADD", scope => $"{path.Write(scope)} {scope.Value(value)}", path.Root)))),
        (3, Paths.To("SS", "NS", "BS").SelectMany(path => Values.Mostly(path.Type).Select(value =>
            new Action("DELETE", scope => $"{path.Write(scope)} {scope.Value(value)}", path.Root)))));

    private static Action Set(DocumentPath path, Part value) => new("SET", scope => $"{path.Write(scope)} = {value(scope)}", path.Root);
}
