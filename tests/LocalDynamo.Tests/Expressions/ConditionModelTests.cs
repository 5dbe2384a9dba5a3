using CsCheck;

namespace LocalDynamo.Tests.Expressions;

/// <summary>Generated conditions on generated items, against an evaluator that knows nothing of trees, blocks or bindings.</summary>
public class ConditionModelTests
{
    private static readonly string[] Paths = ["a", "b", "c", "m.x", "l[0]", "l[1]"];

    [Fact]
    public void Matches_GeneratedCondition_AgreesWithTheModel() =>
        Gen.Int.Sample(seed => Agrees(new Random(seed)), iter: 5_000, threads: 1);

    private static bool Agrees(Random random)
    {
        var world = new World(random);
        var (text, expected) = world.Condition(depth: 4);
        return world.Matches(text) == expected;
    }

    /// <summary>An item, and conditions with what they are on it. A model value is a long, a string, or null for absent.</summary>
    private sealed class World
    {
        private readonly Random _random;
        private readonly Dictionary<string, object?> _values = [];
        private readonly Dictionary<string, AttributeValue> _parameters = [];
        private readonly Item _item;

        public World(Random random)
        {
            _random = random;
            foreach (var path in Paths)
                _values[path] = random.Next(4) == 0 ? null : Scalar();
            if (_values["l[0]"] is null)
                _values["l[1]"] = null;

            var attributes = new Dictionary<string, AttributeValue>();
            foreach (var name in new[] { "a", "b", "c" }.Where(name => _values[name] is not null))
                attributes[name] = ToValue(_values[name]!);
            attributes["m"] = _values["m.x"] is { } x ? new Item { ["x"] = ToValue(x) } : new Item();
            attributes["l"] = AttributeValue.List([.. new[] { "l[0]", "l[1]" }.Where(path => _values[path] is not null).Select(path => ToValue(_values[path]!))]);
            _item = new Item(attributes);
        }

        public bool Matches(string text) =>
            new LocalDynamo.Expressions.ExpressionScope(null, _parameters.Count == 0 ? null : _parameters).Condition(text).Matches(_item);

        public (string Text, bool Expected) Condition(int depth)
        {
            if (depth > 0)
            {
                var (left, right) = (Condition(depth - 1), Condition(depth - 1));
                switch (_random.Next(6))
                {
                    case 0:
                        return ($"({left.Text}) AND ({right.Text})", left.Expected && right.Expected);
                    case 1:
                        return ($"NOT ({left.Text})", !left.Expected);
                    case 2 or 3:
                        // Without parentheses OR binds loosest: the parts here are comparisons and functions.
                        var (one, two, three) = (Leaf(), Leaf(), Leaf());
                        return ($"{one.Text} OR {two.Text} AND NOT {three.Text}", one.Expected || (two.Expected && !three.Expected));
                }
            }

            return Leaf();
        }

        private (string Text, bool Expected) Leaf()
        {
            // A path may not be compared with itself.
            var one = Operand(except: "");
            var (two, three) = (Operand(one.Text), Operand(one.Text));
            var low = one.Text == "a" ? "b" : "a";
            return _random.Next(10) switch
            {
                0 => ($"{one.Text} = {two.Text}", AreEqual(one.Value, two.Value)),
                1 => ($"{one.Text} <> {two.Text}", !AreEqual(one.Value, two.Value)),
                2 => ($"{one.Text} < {two.Text}", Compare(one.Value, two.Value) < 0),
                3 => ($"{one.Text} >= {two.Text}", Compare(one.Value, two.Value) >= 0),
                4 => ($"{one.Text} BETWEEN {low} AND {three.Text}", Compare(one.Value, _values[low]) >= 0 && Compare(one.Value, three.Value) <= 0),
                5 => ($"{one.Text} IN ({two.Text}, {three.Text})", AreEqual(one.Value, two.Value) || AreEqual(one.Value, three.Value)),
                6 => ("attribute_exists(m.x)", _values["m.x"] is not null),
                7 => ("attribute_not_exists(l[1])", _values["l[1]"] is null),
                8 => ($"contains({one.Text}, {two.Text})", one.Value is string text && two.Value is string part && text.Contains(part, StringComparison.Ordinal)),
                _ => Size(one),
            };
        }

        private (string Text, bool Expected) Size((string Text, object? Value) operand)
        {
            // A literal number has no size, which is refused; an attribute that is a number makes the comparison false.
            var path = Paths[_random.Next(Paths.Length)];
            var value = operand.Value is string ? operand : (Text: path, Value: _values[path]);
            return ($"size({value.Text}) > {Literal(1L)}", value.Value is string { Length: > 1 });
        }

        private (string Text, object? Value) Operand(string except)
        {
            if (_random.Next(3) == 0)
            {
                var value = Scalar();
                return (Literal(value), value);
            }

            var others = Paths.Where(path => path != except).ToArray();
            var path = others[_random.Next(others.Length)];
            return (path, _values[path]);
        }

        private string Literal(object value)
        {
            var name = $":v{_parameters.Count}";
            _parameters[name] = ToValue(value);
            return name;
        }

        private object Scalar() => _random.Next(2) == 0 ? (long)_random.Next(-2, 3) : "abAB"[.._random.Next(5)];

        private static AttributeValue ToValue(object value) => value is long number ? number : (string)value;

        private static bool AreEqual(object? left, object? right) => left is not null && left.Equals(right);

        private static int? Compare(object? left, object? right) => (left, right) switch
        {
            (long one, long two) => one.CompareTo(two),
            (string one, string two) => string.CompareOrdinal(one, two),
            _ => null,
        };
    }
}
