using LocalDynamo.Engine.Tables;

namespace LocalDynamo.Engine.Reads;

/// <summary>Reads a table for the native API: the newest state each time, or the state of a snapshot.</summary>
internal abstract class TableReader : ItemReader
{
    /// <summary>The table to read.</summary>
    public abstract TableState Table { get; }

    public override ReadSource Source => Table.Source;

    public abstract Item? Get(in Key key);
}
