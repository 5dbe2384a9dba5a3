using System.Buffers;
using LocalDynamo.Operations;
using LocalDynamo.Server.Signatures;

namespace LocalDynamo.Server.Databases;

/// <summary>A database for each access key and region that comes, opened when it first does.</summary>
/// <param name="open">Opens the database of a name and a region. The name is fit for a folder.</param>
internal sealed class CredentialDatabases(Func<string, string, DynamoDatabase> open) : IDatabases
{
    /// <summary>How many there may be: each is a database with threads of its own, and anyone can think of access keys.</summary>
    public const int Max = 256;

    private const int MaxNameLength = 128;

    private static readonly SearchValues<char> Allowed = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-");

    private readonly Dictionary<string, DynamoDatabase> _databases = [];
    private readonly Lock _lock = new();
    private bool _isDisposed;

    public IDynamoEngine Of(Credential? credential)
    {
        if (credential is null)
            throw SignatureException.Missing();
        if (!IsName(credential.AccessKey) || !IsName(credential.Region))
            throw SignatureException.Unrecognized();

        var name = $"{credential.AccessKey}_{credential.Region}";
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (_databases.TryGetValue(name, out var database))
                return database;
            if (_databases.Count >= Max)
                throw new LimitExceededException($"This endpoint keeps at most {Max} databases, one per access key and region.");

            database = open(name, credential.Region);
            _databases.Add(name, database);
            return database;
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
            foreach (var database in _databases.Values)
                database.Dispose();
        }
    }

    private static bool IsName(string text) => text.Length is > 0 and <= MaxNameLength && !text.AsSpan().ContainsAnyExcept(Allowed);
}
