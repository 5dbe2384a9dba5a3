using LocalDynamo.Operations;

namespace LocalDynamo;

/// <content>Time to live.</content>
public sealed partial class Table
{
    /// <summary>Lets items expire: those whose attribute is a number, of seconds since 1970 (UTC), that is past. They are deleted soon after.</summary>
    /// <param name="attribute">The attribute with the time of expiry, 1 to 255 bytes of UTF-8.</param>
    /// <exception cref="ValidationException">
    /// The name breaks a rule, items of the table expire already, or the last such change was less than half an hour ago.
    /// </exception>
    /// <exception cref="ResourceNotFoundException">The table has been deleted.</exception>
    /// <exception cref="DatabaseReadOnlyException">The folder's log takes no more writes, since one has failed; this one may be kept or not.</exception>
    /// <remarks>Looks at all items of the table once, beside readers and writers. Times more than five years ago do not count.</remarks>
    /// <example>
    /// <code>
    /// var sessions = database.CreateTable("Sessions", "id");
    /// sessions.EnableTimeToLive("expires");
    /// sessions.Put(new Item { ["id"] = "a", ["expires"] = DateTimeOffset.UtcNow.AddHours(1).ToUnixTimeSeconds() });
    /// </code>
    /// </example>
    public void EnableTimeToLive(string attribute) => UpdateTimeToLive(attribute, isEnabled: true);

    /// <summary>Lets items expire no more. What has not been deleted stays.</summary>
    /// <exception cref="ValidationException">Items of the table do not expire, or the last such change was less than half an hour ago.</exception>
    /// <exception cref="ResourceNotFoundException">The table has been deleted.</exception>
    /// <exception cref="DatabaseReadOnlyException">The folder's log takes no more writes, since one has failed; this one may be kept or not.</exception>
    public void DisableTimeToLive()
    {
        var current = _engine.DescribeTimeToLive(new DescribeTimeToLiveRequest { TableName = Name }).TimeToLiveDescription!;

        // Where there is none, any name gets the right error.
        UpdateTimeToLive(current.AttributeName ?? Name, isEnabled: false);
    }

    private void UpdateTimeToLive(string attribute, bool isEnabled) => _ = _engine.UpdateTimeToLive(new UpdateTimeToLiveRequest
    {
        TableName = Name,
        TimeToLiveSpecification = new TimeToLiveSpecification { AttributeName = attribute, Enabled = isEnabled },
    });
}
