using LocalDynamo.Operations;

namespace LocalDynamo.ModelTests.Crashes;

/// <summary>One call of a workload.</summary>
/// <param name="Name">What it does.</param>
/// <param name="Run">Does it.</param>
/// <param name="After">What the database holds then; null where the call commits nothing. A call is one commit at most.</param>
/// <param name="Request">The transaction, if it has a client token and so may be sent again.</param>
internal sealed record CrashStep(
    string Name, Action<DynamoDatabase> Run, DatabaseModel? After, TransactWriteItemsRequest? Request = null);
