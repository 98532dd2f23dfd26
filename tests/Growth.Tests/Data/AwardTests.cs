using Growth.Data;
using Modular.Sdk;

namespace Growth.Tests.Data;

public class AwardTests
{
    private static readonly DateOnly Monday = new(2014, 2, 3);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(14.5)]
    [InlineData(2.25)]
    public void SetDays_OutsideTheRules_IsRefusedAndChangesNothing(double days)
    {
        var award = New(10);
        Assert.NotNull(award.SetDays((decimal)days));
        Assert.Equal(10, award.Days);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(14)]
    public void SetDays_HalfStepsUpToTheLimit_IsDone(double days) => Assert.Null(New(10).SetDays((decimal)days));

    [Fact]
    public void SetDays_AfterTheApproval_IsRefusedAndSaysWhatToDo()
    {
        var award = New(14);
        Assert.Null(award.RefuseEdit());
        award.Approve("Minute 7");
        Assert.Equal("This award is approved, so it cannot be changed. Withdraw it with the reason, and recommend a new award.", award.SetDays(10));
        award.Withdraw("Example reason");
        Assert.NotNull(award.RefuseEdit());
        Assert.Equal(14, award.Days);
    }

    [Theory]
    [InlineData(1, "1 day")]
    [InlineData(0.5, "0.5 days")]
    [InlineData(14, "14 days")]
    public void WithUnit_OneOrMore_IsSaidAsPeopleSayIt(double days, string words) => Assert.Equal(words, AdviserDays.WithUnit((decimal)days));

    [Fact]
    public void LogDays_UpToTheAward_LeavesNone()
    {
        var award = InProgress();
        Assert.Null(award.LogDays(Entry(award, 13.5m)));
        Assert.Equal("Only 0.5 days of this award can still be used", award.LogDays(Entry(award, 1)));
        Assert.Null(award.LogDays(Entry(award, 0.5m)));
        Assert.Equal((14, 0), (award.DaysUsed, award.DaysLeft));
    }

    [Fact]
    public void LogDays_QuarterDay_IsRefused()
    {
        var award = InProgress();
        Assert.NotNull(award.LogDays(Entry(award, 0.25m)));
        Assert.Empty(award.Log);
    }

    [Fact]
    public void LogDays_JointAward_SharesOneLimit()
    {
        var award = InProgress(CouncilCode.Parse("MAS"), CouncilCode.Parse("ASH"));
        Assert.Null(award.LogDays(Entry(award, 14)));
        Assert.NotNull(award.LogDays(Entry(award, 0.5m)));
    }

    [Fact]
    public void Count_TakenOutAndPutBack_FreesAndUsesDays()
    {
        var award = InProgress();
        var first = Entry(award, 10);
        award.LogDays(first);
        Assert.Null(award.Count(first, false));
        Assert.Equal(14, award.DaysLeft);
        award.LogDays(Entry(award, 6));
        Assert.Equal("Only 8 days of this award can still be used", award.Count(first, true));
        Assert.False(first.Counts);
    }

    [Fact]
    public void Steps_InOrder_LeadToDelivered()
    {
        var award = New(14);
        Assert.Null(award.Approve("Minute 7"));
        Assert.Null(award.Start());
        Assert.Null(award.LogDays(Entry(award, 4)));
        Assert.Null(award.Deliver());
        Assert.Equal((AwardState.Delivered, "Minute 7", 0m), (award.State, award.MinuteReference, award.DaysLeft));
    }

    [Fact]
    public void Steps_OutOfOrder_AreRefusedWithTheReason()
    {
        var award = New(14);
        Assert.Equal("This award is recommended, so it cannot be started. The Board has to approve it first.", award.Start());
        Assert.NotNull(award.LogDays(Entry(award, 1)));
        Assert.NotNull(award.Deliver());
        Assert.NotNull(award.Reinstate());
        award.Approve("Minute 7");
        Assert.NotNull(award.Approve("Minute 8"));
        award.Start();
        Assert.Equal("This award cannot be delivered: no days have been logged", award.Deliver());
        Assert.Equal((AwardState.InProgress, "Minute 7"), (award.State, award.MinuteReference));
    }

    [Fact]
    public void Withdraw_ThenReinstate_ReturnsToTheStateBefore()
    {
        var award = InProgress();
        award.LogDays(Entry(award, 2));
        Assert.Null(award.Withdraw("The council merged"));
        Assert.Equal((AwardState.Withdrawn, 0m), (award.State, award.DaysLeft));
        Assert.NotNull(award.Withdraw("Again"));
        Assert.Null(award.Reinstate());
        Assert.Equal((AwardState.InProgress, 12m, null), (award.State, award.DaysLeft, award.WithdrawnReason));
    }

    [Fact]
    public void SetCouncils_Again_KeepsTheRowsThatStay()
    {
        var award = New(14);
        award.SetCouncils([CouncilCode.Parse("MAS"), CouncilCode.Parse("ASH")]);
        var ashfield = award.Councils[1];
        award.SetCouncils([CouncilCode.Parse("ASH"), CouncilCode.Parse("BLA")]);
        Assert.Equal(["ASH", "BLA"], award.Councils.OrderBy(council => council.Position).Select(council => council.Council.Value));
        Assert.Contains(ashfield, award.Councils);
    }

    private static Award New(decimal days)
    {
        var award = new Award { RoundId = Guid.NewGuid(), Text = "Poole" };
        award.SetDays(days);
        return award;
    }

    private static Award InProgress(params CouncilCode[] councils)
    {
        var award = New(Award.MostDays);
        award.SetCouncils(councils);
        award.Approve("Minute 7");
        award.Start();
        return award;
    }

    private static DayLog Entry(Award award, decimal days) => new() { AwardId = award.Id, On = Monday, Days = days, What = "Workshop" };
}
