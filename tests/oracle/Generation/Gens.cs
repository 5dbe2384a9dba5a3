using CsCheck;

namespace LocalDynamo.Oracle.Generation;

/// <summary>What is missing among the combinators of generators.</summary>
internal static class Gens
{
    /// <summary>One value of each generator, in their order.</summary>
    public static Gen<T[]> All<T>(this IEnumerable<Gen<T>> each) =>
        each.Aggregate(Gen.Const(Array.Empty<T>()), (all, next) => Gen.Select(all, next).Select((values, value) => (T[])[.. values, value]));
}
