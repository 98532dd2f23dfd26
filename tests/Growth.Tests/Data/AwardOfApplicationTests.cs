using Growth.Data;

namespace Growth.Tests.Data;

public class AwardOfApplicationTests
{
    [Fact]
    public void Application_WithALiveAward_CannotBeDeclinedWithdrawnOrEdited()
    {
        var (application, _) = Recommended();
        Assert.Equal("This application has the award “Poole”, so it cannot be declined. Withdraw the award first.", application.Decline("Too late"));
        Assert.NotNull(application.Withdraw("Changed plans"));
        Assert.NotNull(application.RefuseEdit());
        Assert.Equal(ApplicationState.Recommended, application.State);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void WithdrawAward_ReturnsTheApplication_WithTheReason(bool approved)
    {
        var (application, award) = Recommended();
        if (approved)
            award.Approve("Minute 7");
        Assert.Null(award.Withdraw("The council merged"));
        Assert.Equal((ApplicationState.Submitted, "The council merged"), (application.State, application.Reason));
        Assert.Null(application.RefuseEdit());
        Assert.Null(application.Recommend());
        Assert.Null(application.Reason);
    }

    [Theory]
    [InlineData(false, ApplicationState.Recommended)]
    [InlineData(true, ApplicationState.Approved)]
    internal void ReinstateAward_ApplicationIsFree_TakesItAlong(bool approved, ApplicationState expected)
    {
        var (application, award) = Recommended();
        if (approved)
            award.Approve("Minute 7");
        award.Withdraw("The council merged");
        Assert.Null(award.Reinstate());
        Assert.Equal((expected, null), (application.State, application.Reason));
    }

    [Fact]
    public void ReinstateAward_ApplicationIsDeclinedOrHasAnother_IsRefused()
    {
        var (application, award) = Recommended();
        award.Withdraw("The council merged");
        application.Recommend();
        var second = Award(application);
        Assert.Contains("has another award now, “Poole”", award.Reinstate());
        second.Withdraw("Example reason");
        application.Decline("Too late");
        Assert.Equal("The application behind this award is declined, so the award cannot be reinstated.", award.Reinstate());
        Assert.Equal(AwardState.Withdrawn, award.State);
    }

    [Fact]
    public void Approve_ApplicationNotRead_Throws()
    {
        var award = new Award { RoundId = Guid.NewGuid(), Text = "Poole", ApplicationId = Guid.NewGuid() };
        Assert.Throws<InvalidOperationException>(() => award.Approve("Minute 7"));
    }

    private static (Application Application, Award Award) Recommended()
    {
        var application = new Application { RoundId = Guid.NewGuid(), Text = "Poole", Theme = Theme.Housing, Brief = "Homes" };
        application.Submit();
        application.Recommend();
        return (application, Award(application));
    }

    private static Award Award(Application application)
    {
        var award = new Award { RoundId = application.RoundId, Text = "Poole", ApplicationId = application.Id, Application = application };
        application.Awards.Add(award);
        return award;
    }
}
