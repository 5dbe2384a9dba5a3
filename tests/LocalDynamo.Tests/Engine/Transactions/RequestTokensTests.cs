using LocalDynamo.Engine.Transactions;
using Microsoft.Extensions.Time.Testing;

namespace LocalDynamo.Tests.Engine.Transactions;

public sealed class RequestTokensTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly RequestTokens _tokens;

    public RequestTokensTests() => _tokens = new RequestTokens(_clock);

    [Fact]
    public void TryBegin_OfACompletedRequest_SaysWhereItIsInTheLog()
    {
        _tokens.TryBegin("a", 1, out _).Should().BeTrue();
        _tokens.Complete("a", 77);

        _tokens.TryBegin("a", 1, out var position).Should().BeFalse();
        position.Should().Be(77);
        _tokens.Invoking(tokens => tokens.TryBegin("a", 2, out _)).Should().Throw<IdempotentParameterMismatchException>().WithMessage(
            "DynamoDB rejected the request because you retried a request with a different payload but with an idempotent token that was " +
            "already used.");
    }

    [Fact]
    public void TryBegin_OfARunningRequest_IsRefused()
    {
        _tokens.TryBegin("a", 1, out _);
        _clock.Advance(TimeSpan.FromDays(1));

        _tokens.Invoking(tokens => tokens.TryBegin("a", 1, out _)).Should().Throw<TransactionInProgressException>()
            .WithMessage("The transaction with the given request token is already in progress.");
        _tokens.Abandon("a");
        _tokens.TryBegin("a", 2, out _).Should().BeTrue();
    }

    [Fact]
    public void Token_IsKnownForTenMinutesAfterItsCompletion()
    {
        _tokens.TryBegin("a", 1, out _);
        _clock.Advance(TimeSpan.FromMinutes(5));
        _tokens.Complete("a", 0);
        _clock.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromTicks(1));
        _tokens.TryBegin("a", 1, out _).Should().BeFalse("using it again does not prolong it either");

        _clock.Advance(TimeSpan.FromTicks(1));
        _tokens.TryBegin("a", 2, out _).Should().BeTrue();
    }

    [Fact]
    public void ExpiredTokens_GoWithThoseThatCome_AndNeverMany()
    {
        for (var i = 0; i < 10_000; i++)
        {
            _tokens.TryBegin($"{i}", 1, out _);
            _tokens.Complete($"{i}", 0);
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        _tokens.Count.Should().BeInRange(600, 605, "of ten minutes, a token each second");
        _clock.Advance(TimeSpan.FromDays(1));
        var before = _tokens.Count;
        _tokens.TryBegin("one more", 1, out _);
        (before + 1 - _tokens.Count).Should().Be(4, "a call pays for a few only");
    }

    [Fact]
    public void Token_UsedAgainAfterItExpired_IsKnownForAnotherTenMinutes()
    {
        for (var round = 0; round < 3; round++)
        {
            _tokens.TryBegin("a", (UInt128)round, out _).Should().BeTrue();
            _tokens.Complete("a", 0);
            _clock.Advance(TimeSpan.FromMinutes(9));
            _tokens.TryBegin("b", 1, out _);
            _tokens.Abandon("b");
            _tokens.TryBegin("a", (UInt128)round, out _).Should().BeFalse();
            _clock.Advance(TimeSpan.FromMinutes(1));
        }
    }

    [Fact]
    public void Restore_KeepsTheTimeThatWasLeft()
    {
        _tokens.Restore(new RecordedToken("old", 1), _clock.GetUtcNow());
        _tokens.Restore(new RecordedToken("new", 1), _clock.GetUtcNow() + TimeSpan.FromMinutes(10));

        _tokens.Count.Should().Be(1, "the log's own time says that the first is gone");
        _clock.Advance(TimeSpan.FromMinutes(19));
        _tokens.TryBegin("new", 1, out _).Should().BeFalse();
        _clock.Advance(TimeSpan.FromMinutes(1));
        _tokens.TryBegin("new", 1, out _).Should().BeTrue();
    }
}
