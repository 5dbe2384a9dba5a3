namespace LocalDynamo.Benchmarks.Workload;

/// <summary>What a program does with orders of its own, again and again: the same whatever stands behind it.</summary>
internal interface IOrderProgram
{
    void Get();

    void Put();

    /// <summary>All orders of a customer.</summary>
    void Query();

    /// <summary>Ten orders of a customer written at once, each on the condition that it is there.</summary>
    void Transact();
}
