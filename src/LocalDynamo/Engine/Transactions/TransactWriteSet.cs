using LocalDynamo.Engine.Commits;
using LocalDynamo.Engine.Writes;

namespace LocalDynamo.Engine.Transactions;

/// <summary>The commit of a TransactWriteItems: every action decides, and what stood in the way of each is told together.</summary>
/// <param name="actions">The actions, of different items.</param>
/// <param name="token">What the log shall keep of the request's token; null where it has none.</param>
internal sealed class TransactWriteSet(WriteAction[] actions, RecordedToken? token) : CommitSet(actions)
{
    public override bool IsTransaction => true;

    /// <summary>A token is kept also where the actions had nothing to do: the request is not to have an effect later.</summary>
    public override bool IsRecorded => token is not null;

    /// <summary>Whether the actions have looked at their items, so that they have to be paid for.</summary>
    public bool HasDecided { get; private set; }

    /// <summary>Refuses the set if a table that enforces its throughput has none left.</summary>
    /// <exception cref="TransactionCanceledException">A table has none left.</exception>
    public void VerifyThroughput()
    {
        DynamoException?[]? refusals = null;
        for (var i = 0; i < Actions.Length; i++)
        {
            if (Actions[i].Throttle?.RefuseWrite() is { } refusal)
                (refusals ??= new DynamoException?[Actions.Length])[i] = refusal;
        }

        ThrowIfAny(refusals);
    }

    public override void DecideLocked()
    {
        HasDecided = true;
        DynamoException?[]? errors = null;
        for (var i = 0; i < Actions.Length; i++)
        {
            try
            {
                Actions[i].DecideLocked();
            }
            catch (ValidationException error)
            {
                // An action that cannot be done at all is told alone, the first of them, as the service does it.
                throw Cancelled(Actions.Length, i, error);
            }
            catch (DynamoException error) when (error is not ResourceNotFoundException)
            {
                (errors ??= new DynamoException?[Actions.Length])[i] = error;
            }
        }

        ThrowIfAny(errors);
    }

    public override Exception ConflictOn(WriteAction action) =>
        Cancelled(Actions.Length, Actions.IndexOf(action), new TransactionConflictException());

    public override void AddTo(CommitRecordWriter record) => token?.AddTo(record);

    /// <summary>The error of a transaction in whose way one action's error stands.</summary>
    public static TransactionCanceledException Cancelled(int actionCount, int index, DynamoException error)
    {
        var errors = new DynamoException?[actionCount];
        errors[index] = error;
        return Cancelled(errors);
    }

    private static void ThrowIfAny(DynamoException?[]? errors)
    {
        if (errors is not null)
            throw Cancelled(errors);
    }

    private static TransactionCanceledException Cancelled(DynamoException?[] errors) => new(Array.ConvertAll(errors, CancellationReason.Of));
}
