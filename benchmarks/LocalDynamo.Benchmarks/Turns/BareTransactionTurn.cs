using LocalDynamo.Log;

namespace LocalDynamo.Benchmarks.Turns;

/// <summary>The floor of a durable transaction: as many bytes as LocalDynamo's log takes for it, appended by the caller itself and synced.</summary>
internal sealed class BareTransactionTurn(string path, int recordBytes) : ITurn
{
    private const int AllocationBytes = 64 << 20;

    private readonly IStorageFile _file = PhysicalFileSystem.Instance.Create(path);
    private readonly byte[] _record = new byte[recordBytes];
    private long _position;
    private long _allocated;

    public int OperationsPerRun => 1;

    public void Run()
    {
        if (_position + _record.Length > _allocated)
            _file.Preallocate(_allocated += AllocationBytes);
        _record.AsSpan().Fill((byte)_position);
        _file.Write(_position, _record);
        _file.Sync();
        _position += _record.Length;
    }

    public void Dispose() => _file.Dispose();
}
