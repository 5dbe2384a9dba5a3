namespace LocalDynamo.Benchmarks.Mix;

/// <summary>
/// Numbers from 0 on, of which few come often: with a probability of 1 to the rank's power of 0.99, as YCSB draws them, by the method of Gray and others
/// ("Quickly generating billion-record synthetic databases", 1994).
/// </summary>
internal sealed class ZipfianKeys
{
    private const double Theta = 0.99;
    private const double Alpha = 1 / (1 - Theta);

    private readonly Random _random;
    private readonly int _count;
    private readonly double _zeta;
    private readonly double _eta;

    public ZipfianKeys(int count, Random random)
    {
        (_count, _random) = (count, random);
        for (var rank = 1; rank <= count; rank++)
            _zeta += 1 / Math.Pow(rank, Theta);
        _eta = (1 - Math.Pow(2.0 / count, 1 - Theta)) / (1 - ((1 + Math.Pow(0.5, Theta)) / _zeta));
    }

    /// <summary>A rank: 0 comes most often.</summary>
    public int NextRank()
    {
        var uniform = _random.NextDouble();
        var scaled = uniform * _zeta;
        if (scaled < 1)
            return 0;
        if (scaled < 1 + Math.Pow(0.5, Theta))
            return 1;
        return Math.Min((int)(_count * Math.Pow((_eta * uniform) - _eta + 1, Alpha)), _count - 1);
    }

    /// <summary>The same, with those that come often spread over all.</summary>
    public int NextScattered() => (int)((ulong)NextRank() * 0x9E37_79B9_7F4A_7C15 % (ulong)_count);
}
