using System.CommandLine;

namespace LocalDynamo.Server.Commands;

/// <summary>The key of an encrypted database, from a file: an argument can be seen by others.</summary>
internal static class EncryptionKeyFile
{
    public static Option<string?> Option() => new("--encryption-key")
    {
        Description = "A file with the 32 bytes of the key that the folder is encrypted with.",
        HelpName = "file",
    };

    public static ReadOnlyMemory<byte>? Read(string? path) => path is null ? default(ReadOnlyMemory<byte>?) : File.ReadAllBytes(path);
}
