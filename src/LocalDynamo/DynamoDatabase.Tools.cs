using LocalDynamo.Engine.Verification;
using LocalDynamo.Log;

namespace LocalDynamo;

/// <content>What is done with a database as a whole: docs/tools.md.</content>
public sealed partial class DynamoDatabase
{
    /// <summary>Reads everything in a database's folder, repairs nothing, and tells everything that is wrong.</summary>
    /// <param name="path">The folder, whose database is closed.</param>
    /// <param name="options">The clock, the logger; <see langword="null"/> for the defaults.</param>
    /// <returns>What was read and what is wrong. A folder without a database is a problem, too.</returns>
    /// <exception cref="IOException">The folder is in use by a database, is not there, or a file can't be read.</exception>
    /// <remarks>
    /// <para>
    /// Every file is read wholly, those of older checkpoints and of the log before them too: checksums, every value of every item, the order of
    /// items in checkpoints and of commits in the log, that items are of tables that there are. Then the folder is opened as
    /// ever, without writing, and closed.
    /// </para>
    /// <para>Takes as long as opening, or twice that, and as much memory as the database does.</para>
    /// </remarks>
    /// <example>
    /// <code>
    /// var report = DynamoDatabase.Verify("data/shop");
    /// foreach (var problem in report.Problems)
    ///     Console.WriteLine($"{problem.File} at {problem.Offset}: {problem.Problem}. {problem.Remedy}");
    /// </code>
    /// </example>
    public static VerificationReport Verify(string path, DynamoDatabaseOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Verify(PhysicalFileSystem.Instance, path, options ?? new DynamoDatabaseOptions());
    }

    internal static VerificationReport Verify(IFileSystem fileSystem, string path, DynamoDatabaseOptions options) =>
        FolderVerifier.Run(fileSystem, path, options.ToEngineOptions());
}
