using System.Runtime.ExceptionServices;

namespace LocalDynamo.Engine.Opening;

/// <summary>Work on all processors whose failure looks as that of one thread does.</summary>
internal static class InParallel
{
    /// <summary>Does the work for each of the things. Throws the first error itself, not wrapped.</summary>
    public static void ForEach<T>(IEnumerable<T> things, Action<T> work)
    {
        try
        {
            _ = Parallel.ForEach(things, work);
        }
        catch (AggregateException errors)
        {
            ExceptionDispatchInfo.Throw(errors.InnerExceptions[0]);
        }
    }
}
