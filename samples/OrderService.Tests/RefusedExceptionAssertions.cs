namespace OrderService.Tests;

internal static class RefusedExceptionAssertions
{
    public static async Task ShouldBeRefusedAsync(this Task task, Refusal refusal, string message) =>
        (await task.Invoking(task => task).Should().ThrowAsync<RefusedException>().WithMessage(message)).Which.Refusal.Should().Be(refusal);
}
