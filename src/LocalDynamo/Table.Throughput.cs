namespace LocalDynamo;

/// <content>Throughput.</content>
public sealed partial class Table
{
    /// <summary>
    /// Whether the table refuses what goes beyond its provisioned throughput, or beyond the maximum that an on-demand table is given: a
    /// burst of up to 300 seconds' worth, then the rate. Native operations count as well as requests.
    /// </summary>
    /// <value>
    /// As <see cref="DynamoDatabaseOptions.EnforceProvisionedThroughput"/> says, until it is set; it is not kept when the database is
    /// closed. Setting it to <see langword="true"/> begins with a full burst.
    /// </value>
    /// <exception cref="ResourceNotFoundException">The table has been deleted.</exception>
    /// <remarks>
    /// A refused operation does nothing and fails with <see cref="ProvisionedThroughputExceededException"/>, on an on-demand table with
    /// <see cref="ThrottlingException"/>; a batch gives it back as unprocessed. Reading a <see cref="Snapshot"/> costs nothing.
    /// </remarks>
    public bool EnforceProvisionedThroughput
    {
        get => _reader.Table.Throttle is not null;
        set => _engine.Enforce(_reader.Table, value);
    }
}
