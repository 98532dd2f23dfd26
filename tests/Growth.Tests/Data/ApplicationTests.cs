using Growth.Data;

namespace Growth.Tests.Data;

public class ApplicationTests
{
    [Fact]
    public void Steps_InOrder_LeadToApproved()
    {
        var application = New();
        Assert.Null(application.Submit());
        Assert.Null(application.Recommend());
        Assert.Null(application.Approve());
        Assert.Equal(ApplicationState.Approved, application.State);
    }

    [Fact]
    public void Steps_OutOfOrder_AreRefusedWithTheReason()
    {
        var application = New();
        Assert.Equal("This application is draft, so it cannot be recommended.", application.Recommend());
        Assert.NotNull(application.Decline("Too late"));
        application.Submit();
        Assert.NotNull(application.Submit());
        Assert.NotNull(application.Approve());
        Assert.Null(application.Decline("Too late"));
        Assert.NotNull(application.Withdraw("Changed plans"));
        Assert.Equal("Too late", application.Reason);
    }

    [Fact]
    public void Withdraw_ThenReinstate_ReturnsToTheStateBefore()
    {
        var application = New();
        application.Submit();
        Assert.Null(application.Withdraw("Changed plans"));
        Assert.Null(application.Reinstate());
        Assert.Equal((ApplicationState.Submitted, null), (application.State, application.Reason));
    }

    [Fact]
    public void SetDays_MoreThanAnAwardMayHave_IsRefused() => Assert.Equal("Days must be 14 or fewer", New().SetDays(15));

    private static Application New() => new() { RoundId = Guid.NewGuid(), Text = "Poole", Theme = Theme.Housing, Brief = "Homes" };
}
