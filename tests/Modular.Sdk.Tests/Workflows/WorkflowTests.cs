using System.ComponentModel.DataAnnotations;

namespace Modular.Sdk.Tests.Workflows;

public sealed class WorkflowTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 23, 30, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 3, 2);

    [Fact]
    public void Begin_NewRecord_StandsInTheFirstStateWithItsTaskDue()
    {
        var visit = Begun();

        Assert.Equal((VisitState.Asked, Now, Today.AddDays(14)), (visit.State, visit.StateSince, visit.Due!.Value));
    }

    [Fact]
    public void Take_WhatIsNotReady_SaysWhatIsMissingAndChangesNothing()
    {
        var visit = Begun();

        var problems = Visits().Take(visit, "agree", new Somebody("visits.edit"), null, Now);

        Assert.Equal(["Enter a date that lies ahead."], problems);
        Assert.Equal(VisitState.Asked, visit.State);
    }

    [Fact]
    public void Take_Ready_MovesOnWithTheNextDayAndNobodyAssigned()
    {
        var visit = Begun();
        visit.Date = Today.AddDays(40);
        visit.AssignTo(new Person("1", "Example Person"));

        Assert.Empty(Visits().Take(visit, "agree", new Somebody("visits.edit"), null, Now));

        Assert.Equal((VisitState.Agreed, (DateOnly?)Today.AddDays(40), null), (visit.State, visit.Due, visit.Assignee));
    }

    [Fact]
    public void Take_FromAnotherState_IsRefusedInWords() => Assert.Equal(
        ["This is not possible while the state is “Asked for”. Somebody may have moved it on since you opened the page."],
        Visits().Take(Begun(), "finish", new Somebody("visits.edit"), null, Now));

    [Fact]
    public void Take_WithoutThePermission_IsRefused()
    {
        var visit = Begun();
        visit.Date = Today.AddDays(1);

        Assert.Contains("needs a permission", Assert.Single(Visits().Take(visit, "agree", new Somebody(), null, Now)), StringComparison.Ordinal);
        Assert.Equal(VisitState.Asked, visit.State);
    }

    [Fact]
    public void Take_WithoutAReasonWhereOneIsAsked_IsRefused()
    {
        var visit = Begun();

        Assert.Equal(["Say why, so that the others understand it."], Visits().Take(visit, "drop", new Somebody("visits.edit"), "  ", Now));
        Assert.Empty(Visits().Take(visit, "drop", new Somebody("visits.edit"), "The council has no time", Now));
        Assert.Equal((VisitState.Dropped, (DateOnly?)null), (visit.State, visit.Due));
    }

    [Theory]
    [InlineData("confirm")]
    [InlineData("no-such-step")]
    public void Take_AsAPersonWhatNoButtonOffers_IsRefused(string step)
    {
        var visit = Begun();
        visit.Date = Today.AddDays(1);

        Assert.NotEmpty(Visits().Take(visit, step, new Somebody("visits.edit"), null, Now));
        Assert.Equal(VisitState.Asked, visit.State);
    }

    [Fact]
    public void Take_OnBehalfOfTheModule_DoesWhatNoButtonOffers()
    {
        var visit = Begun();

        Assert.Empty(Visits().Take(visit, "confirm", Now));
        Assert.Equal((VisitState.Agreed, true), (visit.State, visit.Confirmed));
        Assert.Throws<ArgumentException>(() => Visits().Take(visit, "no-such-step", Now));
    }

    [Fact]
    public void StepsFor_State_OffersWhatThePersonMayDo()
    {
        Assert.Equal(["agree", "drop"], Visits().StepsFor(Begun(), new Somebody("visits.edit")).Select(step => step.Key));
        Assert.Empty(Visits().StepsFor(Begun(), new Somebody("visits.read")));
    }

    [Fact]
    public void Checked_StateThatNothingLeadsTo_IsRefused() =>
        Refused("no step leads to the state Done", Unchecked().State(VisitState.Done));

    [Fact]
    public void Checked_StepToAStateThatIsNotDefined_IsRefused() =>
        Refused("the state Done is not defined", Unchecked().Step("finish", "Finish", [VisitState.Asked], VisitState.Done, null));

    [Fact]
    public void Checked_TwoStepsWithOneKey_IsRefused() => Refused("two steps have the key “again”",
        Unchecked().Step("again", "Again", [VisitState.Asked], VisitState.Asked, null).Step("again", "Again", [VisitState.Asked], VisitState.Asked, null));

    [Fact]
    public void Checked_StateTwice_IsRefused() => Refused("the state Asked is defined twice", Unchecked().State(VisitState.Asked));

    private static void Refused(string why, Workflow<Visit, VisitState> workflow) =>
        Assert.Equal($"The workflow of Visit is broken: {why}.", Assert.Throws<InvalidOperationException>(workflow.Checked).Message);

    private static Visit Begun()
    {
        var visit = new Visit();
        Visits().Begin(visit, Now);
        return visit;
    }

    private static Workflow<Visit, VisitState> Unchecked() => new Workflow<Visit, VisitState>(VisitState.Asked).State(VisitState.Asked);

    private static Workflow<Visit, VisitState> Visits() => new Workflow<Visit, VisitState>(VisitState.Asked)
        .State(VisitState.Asked, "Agree a date", days: 14)
        .StateUntil(VisitState.Agreed, "Write up the visit", (visit, _) => visit.Date)
        .State(VisitState.Done)
        .State(VisitState.Dropped)
        .Step("agree", "Agree the date", [VisitState.Asked], VisitState.Agreed, "visits.edit",
            missing: (visit, today) => visit.Date > today ? [] : ["Enter a date that lies ahead."])
        .Step("confirm", "The council confirms", [VisitState.Asked], VisitState.Agreed, null, then: (visit, _) => visit.Confirmed = true)
        .Step("drop", "Drop it", [VisitState.Asked, VisitState.Agreed], VisitState.Dropped, "visits.edit", asksWhy: true)
        .Step("finish", "Finish", [VisitState.Agreed], VisitState.Done, "visits.edit")
        .Checked();

    private enum VisitState
    {
        [Display(Name = "Asked for")]
        Asked,
        Agreed,
        Done,
        Dropped,
    }

    private sealed class Visit : WorkflowRecord<VisitState>
    {
        public DateOnly? Date { get; set; }

        public bool Confirmed { get; set; }
    }

    private sealed class Somebody(params string[] permissions) : ICurrentUser
    {
        public string? Id => "1";

        public string Name => "Example Person";

        public bool Can(string permission) => permissions.Contains(permission);
    }
}
