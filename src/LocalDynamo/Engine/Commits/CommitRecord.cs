namespace LocalDynamo.Engine.Commits;

/// <summary>
/// What the log keeps of a commit. The payload of a record, all integers little-endian:
/// <code>
///   commit number     8 bytes
///   time              8 bytes   milliseconds since 1970-01-01 UTC
///   names at          4 bytes   offset of the names from the payload's start
///   changes           until the names:
///     kind            1 byte    one of the kinds below
///     table number    4 bytes   0 for a token
///     value           an encoded map, see BlockFormat: the item, its key, the table's definition, or the token; none when a table is dropped
///   names             until the end: length (1 byte), UTF-8
/// </code>
/// Names that the values refer to by id stand in the order of their ids, from 1: a record can be read without any other. The
/// numbers here are on disk: see docs/file-format.md.
/// </summary>
internal static class CommitRecord
{
    public const int TimeOffset = 8;
    public const int NamesOffset = 16;
    public const int ChangesOffset = 20;
}

/// <summary>What a change in a commit record does.</summary>
internal enum ChangeKind : byte
{
    PutItem = 1,
    DeleteItem = 2,
    PutTable = 3,
    DropTable = 4,

    /// <summary>A client request token was used; of no table.</summary>
    RequestToken = 5,
}
