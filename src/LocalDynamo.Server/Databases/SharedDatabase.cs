using LocalDynamo.Operations;
using LocalDynamo.Server.Signatures;

namespace LocalDynamo.Server.Databases;

/// <summary>One database for all.</summary>
/// <param name="engine">The database, or what stands before it.</param>
/// <param name="owned">What to dispose of at the end: the database where it was opened for the endpoint alone.</param>
internal sealed class SharedDatabase(IDynamoEngine engine, IDisposable? owned = null) : IDatabases
{
    public IDynamoEngine Of(Credential? credential) => engine;

    public void Dispose() => owned?.Dispose();
}
