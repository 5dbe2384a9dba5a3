using Microsoft.Win32.SafeHandles;

namespace LocalDynamo.Log;

/// <summary>A file of the operating system, read and written at given offsets past any buffer of .NET's.</summary>
internal sealed class PhysicalFile(FileStream stream) : IStorageFile
{
    private readonly SafeFileHandle _handle = stream.SafeFileHandle;

    public long Length => RandomAccess.GetLength(_handle);

    public int Read(long offset, Span<byte> buffer)
    {
        var total = 0;
        while (total < buffer.Length)
        {
            var count = RandomAccess.Read(_handle, buffer[total..], offset + total);
            if (count == 0) break;
            total += count;
        }

        return total;
    }

    public void Write(long offset, ReadOnlySpan<byte> bytes) => RandomAccess.Write(_handle, bytes, offset);

    public void Sync() => NativeSync.SyncData(_handle);

    public void Preallocate(long length)
    {
        if (length > Length) NativeAllocation.Extend(_handle, Length, length);
    }

    public void Truncate(long length) => RandomAccess.SetLength(_handle, length);

    public void Dispose() => stream.Dispose();
}
