using LocalDynamo.Storage;

namespace LocalDynamo.Engine.Commits;

/// <summary>Stripes to be locked together: each once, in the order in which all commits lock them.</summary>
internal sealed class StripeSet
{
    private Stripe[] _stripes = [];

    public int Count { get; private set; }

    public Stripe this[int index] => _stripes[index];

    public void Add(Stripe stripe)
    {
        // Writes of one partition come together as often as not.
        if (Count > 0 && _stripes[Count - 1] == stripe)
            return;
        if (Count == _stripes.Length)
            Array.Resize(ref _stripes, Math.Max(4, 2 * Count));
        _stripes[Count++] = stripe;
    }

    /// <summary>Puts the stripes in order and drops those that were added again. To be called once, after the last was added.</summary>
    public void Order()
    {
        var stripes = _stripes.AsSpan(0, Count);
        stripes.Sort(static (left, right) => left.Ordinal.CompareTo(right.Ordinal));
        Count = 0;
        foreach (var stripe in stripes)
            Add(stripe);
    }
}
