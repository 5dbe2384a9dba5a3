namespace LocalDynamo.AwsSdk.Tests;

/// <summary>For tests that change what the SDK keeps for the whole process: nothing else runs meanwhile.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "Alone";
}
