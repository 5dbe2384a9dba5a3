using LocalDynamo.Operations;
using LocalDynamo.Server.Signatures;

namespace LocalDynamo.Server.Databases;

/// <summary>Which database a request is for.</summary>
internal interface IDatabases : IDisposable
{
    /// <summary>Finds the database of a caller.</summary>
    /// <param name="credential">Who says to have signed; null where the request is not signed.</param>
    /// <exception cref="SignatureException">The caller has to name an access key and a region, and does not.</exception>
    IDynamoEngine Of(Credential? credential);
}
