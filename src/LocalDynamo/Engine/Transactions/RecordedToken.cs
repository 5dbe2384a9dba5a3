using System.Buffers.Binary;
using LocalDynamo.Engine.Commits;

namespace LocalDynamo.Engine.Transactions;

/// <summary>A client request token as the log keeps it, in the record of the transaction that it made idempotent.</summary>
/// <param name="Token">The token.</param>
/// <param name="Fingerprint">What the request says (see <see cref="RequestFingerprint"/>).</param>
internal sealed record RecordedToken(string Token, UInt128 Fingerprint)
{
    // The names are on disk: see docs/file-format.md.
    private const string TokenName = "Token";
    private const string FingerprintName = "Fingerprint";
    private const int FingerprintBytes = 16;

    /// <exception cref="InvalidDataException">The item is none that <see cref="AddTo"/> makes.</exception>
    public static RecordedToken FromItem(Item item)
    {
        if (!item.TryGetValue(TokenName, out var token) || token.Type != AttributeType.S
            || !item.TryGetValue(FingerprintName, out var fingerprint) || fingerprint.Type != AttributeType.B
            || fingerprint.AsBinary().Length != FingerprintBytes)
        {
            throw new InvalidDataException("a client request token has another form than any version has written");
        }

        return new RecordedToken(token.AsString(), BinaryPrimitives.ReadUInt128LittleEndian(fingerprint.AsBinary()));
    }

    public void AddTo(CommitRecordWriter record)
    {
        var fingerprint = new byte[FingerprintBytes];
        BinaryPrimitives.WriteUInt128LittleEndian(fingerprint, Fingerprint);
        record.Add(ChangeKind.RequestToken, 0, new Item { [TokenName] = Token, [FingerprintName] = fingerprint });
    }
}
