using LocalDynamo.Expressions.Binding;
using LocalDynamo.Expressions.Evaluation;
using LocalDynamo.Expressions.Syntax;
using LocalDynamo.Values;

namespace LocalDynamo.Expressions;

/// <summary>A projection with one request's names. Immutable: any number of threads may use it.</summary>
internal sealed class BoundProjection(ProjectionSyntax syntax, ExpressionBinding binding, PathTree tree)
{
    /// <summary>The names of the attributes in which the projection's paths start, each once.</summary>
    public IEnumerable<AttributeName> TopLevelNames => tree.Children.Select(child => child.Name!);

    /// <summary>
    /// What the paths lead to, in the structure around it; elements of lists move together, in the order they had. An item without
    /// attributes if they lead to nothing.
    /// </summary>
    public Item Project(Item item) => Projector.Project(item, tree);

    /// <exception cref="ValidationException">A path leads into one of the key attributes, which are scalars.</exception>
    public void VerifyKeysAreScalars(ReadOnlySpan<AttributeName> keyNames, ReadOnlySpan<AttributeName> indexKeyNames = default) =>
        KeyRules.VerifyScalars(syntax.Paths, binding, keyNames, indexKeyNames);
}
