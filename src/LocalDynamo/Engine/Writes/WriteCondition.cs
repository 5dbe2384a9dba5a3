using LocalDynamo.Expressions;

namespace LocalDynamo.Engine.Writes;

/// <summary>What must hold of the stored item for a write to go ahead, and what the error carries when it does not.</summary>
/// <param name="Expression">The condition, bound; null where there is none.</param>
/// <param name="ReturnsItem">Whether the error carries the item that failed it.</param>
internal readonly record struct WriteCondition(BoundCondition? Expression, bool ReturnsItem)
{
    /// <exception cref="ConditionalCheckFailedException">The condition does not hold.</exception>
    public void Check(Item? current)
    {
        if (Expression is not null && !Expression.Matches(current))
            throw new ConditionalCheckFailedException(ReturnsItem ? current : null);
    }
}
