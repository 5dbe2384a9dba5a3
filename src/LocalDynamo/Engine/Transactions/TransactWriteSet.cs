using LocalDynamo.Engine.Commits;
using LocalDynamo.Engine.Writes;

namespace LocalDynamo.Engine.Transactions;

/// <summary>The commit of a TransactWriteItems: every action decides, and what stood in the way of each is told together.</summary>
/// <param name="actions">The actions, of different items.</param>
/// <param name="tokens">The tokens that the request's is one of.</param>
/// <param name="token">What the log shall keep of the request's token; null where it has none.</param>
internal sealed class TransactWriteSet(WriteAction[] actions, RequestTokens tokens, RecordedToken? token) : CommitSet(actions)
{
    public override bool IsTransaction => true;

    /// <summary>A token is kept also where the actions had nothing to do: the request is not to have an effect later.</summary>
    public override bool IsRecorded => token is not null;

    public override void DecideLocked()
    {
        CancellationReason[]? reasons = null;
        for (var i = 0; i < Actions.Length; i++)
        {
            try
            {
                Actions[i].DecideLocked(Actions[..i], IsTransaction);
            }
            catch (DynamoException error) when (error is
                ConditionalCheckFailedException or ItemCollectionSizeLimitExceededException or ValidationException
                or ProvisionedThroughputExceededException or ThrottlingException)
            {
                // An action that cannot be done at all is told alone, the first of them, as the service does it.
                if (error is ValidationException)
                    throw Cancelled(Actions.Length, i, error);
                reasons ??= NoReasons(Actions.Length);
                reasons[i] = CancellationReason.Of(error);
            }
        }

        if (reasons is not null)
            throw new TransactionCanceledException(reasons);
    }

    public override Exception ConflictOn(WriteAction action) =>
        Cancelled(Actions.Length, Actions.IndexOf(action), new TransactionConflictException());

    public override void AddTo(CommitRecordWriter record) => token?.AddTo(record);

    /// <summary>A checkpoint that shows the commit has its token, as both are there before the commit can be seen.</summary>
    public override void Appended(long position)
    {
        if (token is { } recorded)
            tokens.Complete(recorded.Token, position);
    }

    /// <summary>The error of a transaction in whose way one action's error stands.</summary>
    public static TransactionCanceledException Cancelled(int actionCount, int index, DynamoException error)
    {
        var reasons = NoReasons(actionCount);
        reasons[index] = CancellationReason.Of(error);
        return new TransactionCanceledException(reasons);
    }

    private static CancellationReason[] NoReasons(int actionCount)
    {
        var reasons = new CancellationReason[actionCount];
        Array.Fill(reasons, CancellationReason.None);
        return reasons;
    }
}
