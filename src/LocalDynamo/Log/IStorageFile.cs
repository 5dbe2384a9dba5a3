namespace LocalDynamo.Log;

/// <summary>One open file behind <see cref="IFileSystem"/>. Positions are given with each call; a file has no cursor.</summary>
internal interface IStorageFile : IDisposable
{
    /// <summary>The length in bytes as of now.</summary>
    long Length { get; }

    /// <summary>Reads until the buffer is full or the file ends; returns the number of bytes read.</summary>
    int Read(long offset, Span<byte> buffer);

    /// <summary>Writes all the bytes, over what is there or past the end. They are not durable before <see cref="Sync"/>.</summary>
    void Write(long offset, ReadOnlySpan<byte> bytes);

    /// <summary>
    /// Returns when all bytes written and the length are on the disk. After a failure nobody knows which are (the system may have dropped
    /// the unwritten pages and call them clean), so that a second call proves nothing: the caller must give the file up.
    /// </summary>
    void Sync();

    /// <summary>
    /// Makes the file at least so long, with zeros at its end that have their place on the disk: writing over them changes neither length
    /// nor, where the file system can do that, what it has in use. A shortage of space is an <see cref="IOException"/> here, as it is in
    /// <see cref="Write"/>; where there is no such call nothing happens. Not durable before <see cref="Sync"/>.
    /// </summary>
    void Preallocate(long length);

    /// <summary>Cuts the file at the length. Not durable before <see cref="Sync"/>.</summary>
    void Truncate(long length);
}
