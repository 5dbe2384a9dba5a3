namespace LocalDynamo.AwsSdk.Mapping;

/// <summary>Settings of a table that have a type of their own.</summary>
internal static class TableSettings
{
    public static List<Operations.Tag>? ToLibrary(List<Model.Tag>? tags) =>
        Requests.List(tags, static tag => new Operations.Tag { Key = tag.Key, Value = tag.Value });

    public static Operations.StreamSpecification? ToLibrary(Model.StreamSpecification? stream) => stream is null
        ? null
        : new() { StreamEnabled = stream.StreamEnabled, StreamViewType = stream.StreamViewType.ToLibrary() };

    public static Operations.SSESpecification? ToLibrary(Model.SSESpecification? encryption) => encryption is null
        ? null
        : new() { Enabled = encryption.Enabled, SSEType = encryption.SSEType.ToLibrary(), KMSMasterKeyId = encryption.KMSMasterKeyId };

    public static Model.StreamSpecification? ToSdk(Operations.StreamSpecification? stream) => stream is null
        ? null
        : new() { StreamEnabled = stream.StreamEnabled, StreamViewType = stream.StreamViewType.ToSdk() };

    public static Model.SSEDescription? ToSdk(Operations.SSEDescription? encryption) => encryption is null
        ? null
        : new()
        {
            Status = encryption.Status.ToSdk(),
            SSEType = encryption.SSEType.ToSdk(),
            KMSMasterKeyArn = encryption.KMSMasterKeyArn,
            InaccessibleEncryptionDateTime = Responses.Time(encryption.InaccessibleEncryptionDateTime),
        };

    public static Model.BillingModeSummary? ToSdk(Operations.BillingModeSummary? summary) => summary is null
        ? null
        : new()
        {
            BillingMode = summary.BillingMode.ToSdk(),
            LastUpdateToPayPerRequestDateTime = Responses.Time(summary.LastUpdateToPayPerRequestDateTime),
        };

    public static Model.TableClassSummary? ToSdk(Operations.TableClassSummary? summary) => summary is null
        ? null
        : new() { TableClass = summary.TableClass.ToSdk(), LastUpdateDateTime = Responses.Time(summary.LastUpdateDateTime) };

    public static Model.RestoreSummary? ToSdk(Operations.RestoreSummary? summary) => summary is null
        ? null
        : new()
        {
            SourceBackupArn = summary.SourceBackupArn,
            SourceTableArn = summary.SourceTableArn,
            RestoreDateTime = Responses.Time(summary.RestoreDateTime),
            RestoreInProgress = summary.RestoreInProgress,
        };

    public static Model.ArchivalSummary? ToSdk(Operations.ArchivalSummary? summary) => summary is null
        ? null
        : new()
        {
            ArchivalDateTime = Responses.Time(summary.ArchivalDateTime),
            ArchivalReason = summary.ArchivalReason,
            ArchivalBackupArn = summary.ArchivalBackupArn,
        };
}
