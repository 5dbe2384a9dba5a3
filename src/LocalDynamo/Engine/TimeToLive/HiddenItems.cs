using LocalDynamo.Values;

namespace LocalDynamo.Engine.TimeToLive;

/// <summary>
/// Says which items of a table nobody sees, though they have not been swept yet: those that have expired by the clock, whatever the
/// commit number that is read. Thread-safe.
/// </summary>
internal sealed class HiddenItems(AttributeName attribute, TimeProvider timeProvider)
{
    /// <summary>The window of the last second that was asked for.</summary>
    private ExpiryWindow _window = new(DateTimeOffset.UnixEpoch);

    /// <summary>The attribute with the time of expiry.</summary>
    public AttributeName Attribute => attribute;

    public bool Contain(Item item)
    {
        var expiry = item.GetValueOrDefault(attribute);
        return expiry.Type == AttributeType.N && Window().Contains(expiry);
    }

    private ExpiryWindow Window()
    {
        var now = timeProvider.GetUtcNow();
        var window = Volatile.Read(ref _window);
        if (window.Second != now.ToUnixTimeSeconds())
            Volatile.Write(ref _window, window = new ExpiryWindow(now));
        return window;
    }
}
