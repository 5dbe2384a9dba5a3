namespace LocalDynamo.Oracle.Generation;

/// <summary>One way to make a valid request invalid, or at least unusual.</summary>
/// <param name="Name">Says what it does.</param>
/// <param name="TryApply">Changes the request as two numbers choose; false where it does not apply, with nothing changed.</param>
internal sealed record Damage(string Name, Func<Step, int, int, bool> TryApply);

/// <summary>All of them.</summary>
internal static class Damages
{
    private static readonly Damage[] All =
        [
            .. ExpressionDamages.All, .. ExpressionDamages.All, .. KeyDamages.All, .. RequestDamages.All, .. ValueDamages.All, .. LegacyDamages.All, .. IndexDamages.All,
            .. IndexDamages.All, .. TableDamages.All, .. IndexTableDamages.All, .. TimeToLiveDamages.All, .. BatchDamages.All, .. TransactionDamages.All,
        ];

    /// <summary>Applies the chosen damage, or the next one that fits the request.</summary>
    public static void Apply(Step step, int which, int i, int j)
    {
        // A step coprime to the count visits all, and does not favour the neighbour of one that seldom fits.
        for (var attempt = 0; attempt < All.Length; attempt++)
        {
            var damage = All[(which + attempt * 7919) % All.Length];
            if (!damage.TryApply(step, i, j))
                continue;

            step.Damage = damage.Name;
            return;
        }
    }
}
