namespace LocalDynamo.Values;

/// <summary>Why a text or a result is not a number that the service stores.</summary>
internal enum DynamoNumberFailure
{
    None,
    NotANumber,
    TooManyDigits,
    Overflow,
    Underflow,
}

/// <summary>The service's texts for the ways in which a number is refused.</summary>
internal static class DynamoNumberErrors
{
    private const string NotANumber = "The parameter cannot be converted to a numeric value";
    private const string TooManyDigits = "Attempting to store more than 38 significant digits in a Number";
    private const string Overflow = "Number overflow. Attempting to store a number with magnitude larger than supported range";
    private const string Underflow = "Number underflow. Attempting to store a number with magnitude smaller than supported range";

    /// <param name="failure">What is wrong; not <see cref="DynamoNumberFailure.None"/>.</param>
    /// <param name="text">The text as it was written; only the message about a text that is no number repeats it.</param>
    internal static ValueFault ToFault(this DynamoNumberFailure failure, string text) => new(failure switch
    {
        DynamoNumberFailure.NotANumber => text.Length == 0 ? NotANumber : $"{NotANumber}: {text}",
        DynamoNumberFailure.TooManyDigits => TooManyDigits,
        DynamoNumberFailure.Overflow => Overflow,
        DynamoNumberFailure.Underflow => Underflow,
        _ => throw new ArgumentOutOfRangeException(nameof(failure), failure, null),
    });
}
