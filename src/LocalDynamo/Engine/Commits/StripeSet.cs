using LocalDynamo.Storage;

namespace LocalDynamo.Engine.Commits;

/// <summary>Stripes to be locked together: each once, in the order in which all commits lock them.</summary>
internal sealed class StripeSet
{
    private readonly List<Stripe> _stripes;

    public StripeSet(int capacity) => _stripes = new List<Stripe>(capacity);

    public int Count => _stripes.Count;

    public Stripe this[int index] => _stripes[index];

    public void Add(Stripe stripe) => _stripes.Add(stripe);

    /// <summary>Puts the stripes in order and drops those that were added again. To be called once, after the last was added.</summary>
    public void Order()
    {
        _stripes.Sort(static (left, right) => left.Ordinal.CompareTo(right.Ordinal));
        var kept = 0;
        for (var i = 0; i < _stripes.Count; i++)
        {
            if (kept == 0 || _stripes[kept - 1] != _stripes[i])
                _stripes[kept++] = _stripes[i];
        }

        _stripes.RemoveRange(kept, _stripes.Count - kept);
    }
}
