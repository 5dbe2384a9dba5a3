using LocalDynamo.Benchmarks.DurableWrites;

namespace LocalDynamo.Benchmarks.Turns;

/// <summary>The floor of a durable transaction: as many bytes as LocalDynamo's log takes for it, appended by the caller itself and synced.</summary>
internal sealed class BareTransactionTurn(string path, int recordBytes) : ITurn
{
    private readonly BareFile _file = new(path);
    private readonly byte[] _record = new byte[recordBytes];
    private byte _runs;

    public int OperationsPerRun => 1;

    public void Run()
    {
        _record.AsSpan().Fill(_runs++);
        _file.Append(_record);
    }

    public void Dispose() => _file.Dispose();
}
