using System.Text.Json;
using LocalDynamo.Values.Json;

namespace LocalDynamo.Server.Wire.Json;

/// <summary>
/// A structure: a JSON object with members of fixed names, told as a table of them. A member that only requests have is read, one that
/// only replies have is written, and some are both.
/// </summary>
/// <remarks>
/// Members that the table does not have are skipped, as in the service, and of doubled ones the last counts. A member that is null is
/// as one that is not there.
/// </remarks>
internal sealed class Shape<T>(string name, Func<T> create) : Kind<T>(WireType.Structure(name))
{
    private readonly List<Member> _members = [];

    /// <summary>A member of a request whose type can be changed after it was made.</summary>
    public Shape<T> Reads<TValue>(string member, Kind<TValue> kind, Action<T, TValue> set) => Both(member, kind, get: null, set);

    /// <summary>A member of a structure that can't be changed: setting it makes another.</summary>
    public Shape<T> Reads<TValue>(string member, Kind<TValue> kind, Func<T, TValue, T> with) => Both(member, kind, get: null, with);

    /// <summary>A member of a reply. It is left out where it is null.</summary>
    public Shape<T> Writes<TValue>(string member, Kind<TValue> kind, Func<T, TValue?> get) => Add(new Member<TValue>(member, kind, get, with: null));

    public Shape<T> Both<TValue>(string member, Kind<TValue> kind, Func<T, TValue?>? get, Func<T, TValue, T> with) =>
        Add(new Member<TValue>(member, kind, get, with));

    private Shape<T> Both<TValue>(string member, Kind<TValue> kind, Func<T, TValue?>? get, Action<T, TValue> set) =>
        Add(new Member<TValue>(member, kind, get, (target, value) =>
        {
            set(target, value);
            return target;
        }));

    public override T Read(ref Utf8JsonReader reader)
    {
        Type.Expect(ref reader, JsonTokenType.StartObject);
        var target = create();
        var expected = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var member = Find(ref reader, ref expected);
            _ = reader.Read();
            if (member is null)
                reader.Skip();
            else if (reader.TokenType != JsonTokenType.Null)
                target = member.Read(ref reader, target);
        }

        return target;
    }

    public override void Write(Utf8JsonWriter writer, T value)
    {
        writer.WriteStartObject();
        foreach (var member in _members)
            member.Write(writer, value);
        writer.WriteEndObject();
    }

    private Shape<T> Add(Member member)
    {
        _members.Add(member);
        return this;
    }

    /// <summary>The member that the reader's name names. Programs send members in much the same order, so the search begins behind the last one found.</summary>
    private Member? Find(ref Utf8JsonReader reader, ref int expected)
    {
        for (var i = 0; i < _members.Count; i++)
        {
            var member = _members[expected];
            expected = expected + 1 == _members.Count ? 0 : expected + 1;
            if (member.IsRead && reader.ValueTextEquals(member.Name.EncodedUtf8Bytes))
                return member;
        }

        return null;
    }

    private abstract class Member(string name)
    {
        public JsonEncodedText Name { get; } = JsonEncodedText.Encode(name);

        public abstract bool IsRead { get; }

        public abstract T Read(ref Utf8JsonReader reader, T target);

        public abstract void Write(Utf8JsonWriter writer, T source);
    }

    private sealed class Member<TValue>(string name, Kind<TValue> kind, Func<T, TValue?>? get, Func<T, TValue, T>? with) : Member(name)
    {
        public override bool IsRead => with is not null;

        public override T Read(ref Utf8JsonReader reader, T target) => with!(target, kind.Read(ref reader));

        public override void Write(Utf8JsonWriter writer, T source)
        {
            if (get is null || get(source) is not { } value)
                return;

            writer.WritePropertyName(Name);
            kind.Write(writer, value);
        }
    }
}
