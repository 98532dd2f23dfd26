using CaseLibrary.Data;
using CaseLibrary.Reading;
using CaseLibrary.Terms;
using Modular.Sdk;

namespace CaseLibrary.Tests.Data;

public sealed class CaseStudyTests
{
    private static readonly DateOnly Today = new(2014, 1, 22);

    [Fact]
    public void Publish_CompleteCase_IsPublishedToday()
    {
        var study = Complete();
        Assert.Empty(Published(study, Today));
        Assert.Equal((CaseState.Published, Today), (study.State, study.Published));
    }

    [Fact]
    public void Publish_AgainAfterArchiving_KeepsTheFirstDay()
    {
        var study = Complete();
        Published(study, Today);
        Assert.Empty(Step(study, "archive", Today));
        Assert.Empty(Step(study, "reopen", Today));
        Assert.Equal(("", ""), (study.SignedOffBy, study.SignedOffRole));
        (study.SignedOffBy, study.SignedOffRole) = ("B. Officer", "Head of finance");
        Assert.Empty(Published(study, Today.AddDays(30)));
        Assert.Equal(Today, study.Published);
    }

    [Fact]
    public void Publish_WithoutSummary_SaysSo() => Refused(study => study.Summary = " ", "The summary is missing.");

    [Fact]
    public void Publish_WithoutText_SaysSo() => Refused(study => study.Write("", new PlainMarkdown()), "The text is missing.");

    [Fact]
    public void Publish_MoneyWithoutSource_NamesTheAmount() =>
        Refused(study => study.Money[0].Source = "", "£372,300 (net, a year, delivered, 2012/13 prices) has no source.");

    [Fact]
    public void Publish_RealCaseWithoutCouncil_SaysSo() =>
        Refused(study => study.SetCouncils([]), "No council is named. Only an invented example has none.");

    [Fact]
    public void Publish_ExampleWithGoodEvidence_SaysSo() =>
        Refused(study =>
        {
            (study.Example, study.Evidence) = (true, EvidenceGrade.Verified);
            study.SetCouncils([]);
        }, "An invented example must have the evidence grade “Unverified”.");

    [Fact]
    public void Publish_ExampleThatNamesACouncil_SaysSo() => Refused(study => study.Example = true, "An invented example must not name a council.");

    [Theory]
    [InlineData("", "Head of assets")]
    [InlineData("A. Officer", " ")]
    public void Publish_RealCaseWithoutNamedSignOff_SaysSo(string name, string role) =>
        Refused(study => (study.SignedOffBy, study.SignedOffRole) = (name, role),
            "Nobody has signed it off for the council. Enter the name and the role of who did.");

    [Fact]
    public void Publish_ExampleWithoutSignOff_IsAllowed()
    {
        var study = Complete();
        (study.Example, study.SignedOffBy, study.SignedOffRole) = (true, "", "");
        study.SetCouncils([]);
        Assert.Empty(Published(study, Today));
    }

    [Theory]
    [InlineData(null, "The date of the next review is missing.")]
    [InlineData("2014-01-22", "The date of the next review must be in the future.")]
    [InlineData("2016-01-23", "The next review is more than 24 months away.")]
    public void Publish_WrongReviewDate_SaysSo(string? due, string problem) =>
        Refused(study => study.ReviewDue = due is null ? null : DateOnly.Parse(due), problem);

    [Fact]
    public void Publish_ReviewAfterExactly24Months_IsAllowed()
    {
        var study = Complete();
        study.ReviewDue = Today.AddMonths(CaseStudy.ReviewMonths);
        Assert.Empty(Published(study, Today));
    }

    [Fact]
    public void ReviewOverdue_OnTheDayItself_IsNotYet()
    {
        var study = Complete();
        Published(study, Today);
        Assert.False(study.ReviewOverdue(study.ReviewDue!.Value));
        Assert.True(study.ReviewOverdue(study.ReviewDue!.Value.AddDays(1)));
    }

    [Fact]
    public void ProblemsOfEdit_OverdueReviewLeftAlone_IsNotAProblem()
    {
        var study = Complete();
        Published(study, Today);
        Assert.Empty(study.ProblemsOfEdit(Today.AddYears(5), study.ReviewDue));
        Assert.NotEmpty(study.ProblemsOfEdit(Today.AddYears(5), reviewBefore: null));
    }

    [Fact]
    public void SetCouncils_SameCouncilAgain_KeepsItsRow()
    {
        var study = Complete();
        var row = study.Councils[0];
        study.SetCouncils([CouncilCode.Parse("WRL"), CouncilCode.Parse("FOR"), CouncilCode.Parse("FOR")]);
        Assert.Contains(row, study.Councils);
        Assert.Equal(2, study.Councils.Count);
    }

    [Theory]
    [InlineData("SignedOff", "")]
    [InlineData("Editing", "A. Officer")]
    public void Return_CaseThatWasSignedOff_TakesTheSignOffBack(string state, string name)
    {
        var study = Complete();
        study.Enter(Enum.Parse<CaseState>(state), At(Today), due: null);
        Assert.Empty(Step(study, "return", Today));
        Assert.Equal((CaseState.Returned, name), (study.State, study.SignedOffBy));
    }

    /// <summary>A page that holds until a day that is over would be printed again for each reader.</summary>
    [Fact]
    public void Print_HoldsUntilTheReviewAndAfterIt()
    {
        var study = Complete();
        Published(study, Today);
        study.SetCouncils([]);
        Assert.Equal(study.ReviewDue, Until(Today));
        Assert.Null(Until(study.ReviewDue!.Value.AddDays(1)));
        Assert.Empty(Step(study, "archive", Today));
        Assert.Null(Until(Today));

        DateOnly? Until(DateOnly day) => new CasePrint(study, [], [], [], null!, day).Until(null!);
    }

    private static void Refused(Action<CaseStudy> spoil, string problem)
    {
        var study = Complete();
        spoil(study);
        Assert.Equal([problem], Published(study, Today));
        Assert.Equal((CaseState.SignedOff, null), (study.State, study.Published));
    }

    private static IReadOnlyList<string> Published(CaseStudy study, DateOnly day)
    {
        study.Enter(CaseState.SignedOff, At(day), due: null);
        return Step(study, CaseWorkflow.Publish, day);
    }

    private static IReadOnlyList<string> Step(CaseStudy study, string step, DateOnly day) => CaseWorkflow.Definition.Take(study, step, At(day));

    private static DateTimeOffset At(DateOnly day) => new(day.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero);

    private static CaseStudy Complete()
    {
        var study = new CaseStudy { Slug = "solar", Title = "Solar", Summary = "A solar farm.", ReviewDue = Today.AddMonths(12), SignedOffBy = "A. Officer", SignedOffRole = "Head of assets" };
        study.Write("It works.", new PlainMarkdown());
        study.SetCouncils([CouncilCode.Parse("FOR")]);
        study.Money.Add(new MoneyFact
        {
            CaseStudyId = study.Id,
            Amount = 372_300,
            Kind = MoneyKind.Net,
            Period = MoneyPeriod.AYear,
            Status = MoneyStatus.Delivered,
            PriceYear = "2012/13",
            Source = "Budget book",
        });
        return study;
    }
}
