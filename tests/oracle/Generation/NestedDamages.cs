namespace LocalDynamo.Oracle.Generation;

/// <summary>A part of a request that is like a request for one item.</summary>
/// <param name="Step">It, as that request.</param>
/// <param name="Return">Puts it back where it is not the part itself; null where it is.</param>
internal sealed record NestedRequest(Step Step, Action? Return = null);

/// <summary>Damage to requests for one item, done to the parts of a batch or transaction.</summary>
internal static class NestedDamages
{
    /// <param name="prefix">Tells where the damage is.</param>
    /// <param name="find">Finds one of the parts; null where there is none.</param>
    public static Damage[] Of(string prefix, Func<Step, int, NestedRequest?> find) =>
        [.. ((Damage[])[.. ExpressionDamages.All, .. KeyDamages.All, .. ValueDamages.All, .. IndexDamages.All]).Select(damage =>
            new Damage(prefix + damage.Name, (step, i, j) =>
            {
                // The parts of a BatchWriteItem take no expressions.
                if ((step.Operation == "BatchWriteItem" && ExpressionDamages.All.Contains(damage))
                    || find(step, i) is not { } nested || !damage.TryApply(nested.Step, i, j))
                {
                    return false;
                }

                nested.Return?.Invoke();
                return true;
            }))];
}
