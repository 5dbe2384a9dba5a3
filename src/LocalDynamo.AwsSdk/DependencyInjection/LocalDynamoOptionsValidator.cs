using Microsoft.Extensions.Options;

namespace LocalDynamo.AwsSdk.DependencyInjection;

/// <summary>Says what is wrong with the options when the program starts, instead of when the first request fails.</summary>
internal sealed class LocalDynamoOptionsValidator : IValidateOptions<LocalDynamoOptions>
{
    public ValidateOptionsResult Validate(string? name, LocalDynamoOptions options)
    {
        var faults = new List<string>();
        if (!Enum.IsDefined(options.Mode))
            faults.Add($"{Name(nameof(options.Mode))} is {options.Mode}; it is {nameof(LocalDynamoMode.Embedded)} or {nameof(LocalDynamoMode.Service)}.");
        if (options.Region is not null && string.IsNullOrWhiteSpace(options.Region))
            faults.Add($"{Name(nameof(options.Region))} is empty; it is a region such as eu-west-1, or left out.");
        if (options.ServiceURL is { } url && !(Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
            faults.Add($"{Name(nameof(options.ServiceURL))} is '{url}'; it is a URL that begins with http:// or https://, or left out.");
        if (!options.TryReadDurability(out _))
        {
            faults.Add($"{Name(nameof(options.Durability))} is '{options.Durability}'; it is Immediate, None, or a time from a millisecond to a day such as "
                + "00:00:01.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static string Name(string property) => $"{LocalDynamoOptions.Section}:{property}";
}
