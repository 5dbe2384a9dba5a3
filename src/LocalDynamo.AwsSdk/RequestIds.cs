namespace LocalDynamo.AwsSdk;

/// <summary>
/// The ids of requests, in the service's form: 52 characters of 0-9 and A-Z, each once, and in an order that a seed fixes.
/// </summary>
internal sealed class RequestIds(long seed)
{
    private const int Length = 52;

    /// <summary>The service's ids are numbers in base 32, so W to Z do not occur.</summary>
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUV";

    /// <summary>A step between the seeds of one id's parts: the fraction of the golden ratio, as in SplitMix64.</summary>
    private const ulong Step = 0x9E37_79B9_7F4A_7C15;

    private long _count;

    public string Next()
    {
        var count = (ulong)Interlocked.Increment(ref _count);
        return string.Create(Length, (ulong)seed + (count * Length * Step), static (id, state) =>
        {
            var bits = 0UL;
            for (var i = 0; i < id.Length; i++)
            {
                // Twelve digits of five bits from each number.
                if (i % 12 == 0)
                    bits = Mix(state += Step);
                id[i] = Digits[(int)(bits & 31)];
                bits >>= 5;
            }
        });
    }

    /// <summary>The output function of SplitMix64, which maps no two states to one number.</summary>
    private static ulong Mix(ulong state)
    {
        state = (state ^ (state >> 30)) * 0xBF58_476D_1CE4_E5B9;
        state = (state ^ (state >> 27)) * 0x94D0_49BB_1331_11EB;
        return state ^ (state >> 31);
    }
}
