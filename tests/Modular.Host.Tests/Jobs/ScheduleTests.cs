using Modular.Host.Jobs;

namespace Modular.Host.Tests.Jobs;

/// <summary>Due times are UK times, on the two odd days of the year too.</summary>
public sealed class ScheduleTests
{
    [Theory]
    [InlineData("0 7 * * 1-5", "2014-01-24T07:00Z", "2014-01-27T07:00Z")]
    [InlineData("0 7 * * *", "2014-06-02T05:59Z", "2014-06-02T06:00Z")]
    [InlineData("0 7 * * *", "2014-03-29T08:00Z", "2014-03-30T06:00Z")]
    [InlineData("30 1 * * *", "2014-03-29T02:00Z", "2014-03-30T01:00Z")]
    [InlineData("30 1 * * *", "2014-10-25T12:00Z", "2014-10-26T00:30Z")]
    [InlineData("30 1 * * *", "2014-10-26T00:30Z", "2014-10-27T01:30Z")]
    [InlineData("*/30 * * * *", "2014-10-26T00:30Z", "2014-10-26T01:00Z")]
    public void After_IsTheNextTimeOnUkClocks(string schedule, string from, string next) =>
        Assert.Equal(DateTimeOffset.Parse(next), JobSchedule.Parse(schedule).After(DateTimeOffset.Parse(from)));

    [Theory]
    [InlineData("every day")]
    [InlineData("0 0 7 * * *")]
    [InlineData("61 * * * *")]
    [InlineData("")]
    public void Parse_WhatIsNoSchedule_SaysSo(string schedule) => Assert.ThrowsAny<FormatException>(() => JobSchedule.Parse(schedule));

    [Fact]
    public void After_ADayThatDoesNotExist_NeverComes() => Assert.Null(JobSchedule.Parse("0 0 31 2 *").After(DateTimeOffset.UnixEpoch));

    [Theory]
    [InlineData("0 7 * * *", "Every day at 07:00")]
    [InlineData("5 17 * * 1-5", "On weekdays at 17:05")]
    [InlineData("0 9 * * 1", "On Mondays at 09:00")]
    [InlineData("0 9 1 * *", "On day 1 of each month at 09:00")]
    [InlineData("*/15 * * * *", "Every 15 minutes")]
    [InlineData("0 * * * *", "Every hour")]
    [InlineData("20 * * * *", "Every hour at 20 minutes past")]
    [InlineData("*/0 * * * *", "By the cron expression */0 * * * *")]
    [InlineData("0 3 1 1 *", "By the cron expression 0 3 1 1 *")]
    [InlineData("0 7 1 * 1", "By the cron expression 0 7 1 * 1")]
    public void Words_SayTheUsualOnes(string schedule, string words) => Assert.Equal(words, ScheduleWords.Of(schedule));
}
