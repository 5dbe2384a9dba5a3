using System.Globalization;
using System.Numerics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using static LocalDynamo.Oracle.Comparison.KnownDifference;

namespace LocalDynamo.Oracle.Comparison.Known;

/// <summary>Numbers: their texts, forms and sizes.</summary>
internal static class Numbers
{
    private const string InValues = "(ExpressionAttributeValues contains invalid value: )?";

    public static readonly KnownDifference[] All =
    [
        Outcome(
            "number-text", "The service shows what it could not convert.",
            $"^ValidationException: {InValues}A value provided cannot be converted into a number",
            "The parameter cannot be converted to a numeric value"),
        Outcome(
            "number-precision-text", "The service says it in other words, and of a sum that it overflows.",
            $"^ValidationException: {InValues}DynamoDB only supports precision up to 38 digits",
            "Attempting to store more than 38 significant digits in a Number|Number overflow"),
        Outcome(
            "number-zero-exponent", "The service range-checks a zero by the exponent it is written with.",
            "", "Number overflow", exchange => exchange.Sends("\"0e126\"")),
        new(
            "number-form-nested", Right.LocalDynamo, "Numbers come back in full decimal form at every depth, not only at the top.",
            (difference, _) => AreEqualNumbers(difference)),
        new(
            "number-form-sets", Right.LocalDynamo, "Members of a number set are equal by value, whatever the form they are written in, when ADD and DELETE look for them.",
            (difference, exchange) => exchange.Step.Operation == "UpdateItem" && exchange.Sends("1E5")
                && (difference.Path.EndsWith(".NS", StringComparison.Ordinal) || exchange.Local.ErrorMessage == "Input collection contains duplicates")),
        Outcome(
            "number-large-exponent", "An exponent beyond 32 bits overflows or underflows; it is still a number.",
            "A value provided cannot be converted into a number", "Number (over|under)flow", exchange => exchange.Sends("\"1E99999999999\"")),
        new(
            "number-form-text", Right.Both, "A number in an error's text is in its full decimal form, or as it was sent.",
            (difference, exchange) => difference.IsOfOutcome && exchange.Ours.IsError
                && NormalText(exchange.Local.Outcome) == NormalText(exchange.Ours.Outcome)),
        new(
            "number-size", Right.LocalDynamo, "A number takes a byte for two significant digits; DynamoDB Local counts pairs from the decimal point.",
            (difference, _) => difference.Path.EndsWith("TableSizeBytes", StringComparison.Ordinal)
                && Math.Abs((difference.LocalNumber ?? 0) - (difference.OurNumber ?? 0)) < 20),
    ];

    /// <summary>Whether two values are one number, or sets of the same numbers, in two forms.</summary>
    private static bool AreEqualNumbers(Difference difference) => (difference.Local, difference.Ours) switch
    {
        (JsonValue, JsonValue) when difference.Path.EndsWith(".N", StringComparison.Ordinal) || difference.Path.Contains(".NS", StringComparison.Ordinal) =>
            Normal(difference.LocalText) is { } local && local == Normal(difference.OurText),
        _ => false,
    };

    /// <summary>A text with its numbers in one form.</summary>
    private static string NormalText(string text) =>
        Regex.Replace(text, @"(?<=N:)[^},\]]+", match => Normal(match.Value)?.ToString() ?? match.Value);

    /// <summary>A number as whole units and a power of ten, without zeros at the end.</summary>
    private static (BigInteger Units, int Power)? Normal(string? text)
    {
        if (text is null || Regex.Match(text, @"^([-+]?\d*)\.?(\d*)(?:[eE]([+-]?\d+))?$") is not { Success: true } match)
            return null;

        var units = BigInteger.Parse(match.Groups[1].Value + match.Groups[2].Value, CultureInfo.InvariantCulture);
        var power = (match.Groups[3].Success ? int.Parse(match.Groups[3].Value, CultureInfo.InvariantCulture) : 0) - match.Groups[2].Length;
        while (!units.IsZero && units % 10 == 0)
            (units, power) = (units / 10, power + 1);
        return (units, units.IsZero ? 0 : power);
    }
}
