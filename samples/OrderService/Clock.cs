namespace OrderService;

internal static class Clock
{
    /// <summary>
    /// The time as precisely as it is stored, so that what is answered and what is read again are the same: dates to the millisecond, those for
    /// a time to live to the second.
    /// </summary>
    public static DateTime UtcNow(this TimeProvider clock, TimeSpan precision)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return now.AddTicks(-(now.Ticks % precision.Ticks));
    }
}
