using CsCheck;

namespace LocalDynamo.Oracle.Generation;

/// <summary>A document path in an expression, and the type of value it mostly leads to.</summary>
/// <param name="Write">Writes it.</param>
/// <param name="Type">The type.</param>
/// <param name="Root">The top-level attribute.</param>
internal sealed record DocumentPath(Part Write, string Type, string Root);

/// <summary>Generates document paths.</summary>
internal static class Paths
{
    public static Gen<DocumentPath> TopLevel =>
        Gen.Select(Gen.OneOf(Attributes.All), Gen.Bool).Select((attribute, alias) => TopLevelOf(attribute.Name, attribute.Type, alias));

    public static Gen<DocumentPath> Nested =>
        Gen.Select(Gen.OneOf(Attributes.Nested), Gen.Bool).Select((path, alias) =>
            new DocumentPath(scope => Write(scope, path.Steps, alias), path.Type, path.Steps[0]));

    public static Gen<DocumentPath> Any => Gen.Frequency((3, TopLevel), (1, Nested));

    /// <summary>A path to values of one of these types.</summary>
    public static Gen<DocumentPath> To(params string[] types)
    {
        var topLevel = Attributes.All.Where(attribute => types.Contains(attribute.Type)).ToArray();
        return Gen.Select(Gen.OneOf(topLevel), Gen.Bool).Select((attribute, alias) => TopLevelOf(attribute.Name, attribute.Type, alias));
    }

    public static DocumentPath TopLevelOf(string name, string type, bool alias) => new(scope => scope.Name(name, alias), type, name);

    private static string Write(Scope scope, string[] steps, bool alias) =>
        string.Concat(steps.Select((step, index) => step[0] switch
        {
            '[' => step,
            '.' => "." + scope.Name(step[1..], alias),
            _ => scope.Name(step, alias && index == 0),
        }));
}
