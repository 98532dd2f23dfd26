using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Growth.Data;

/// <summary>A council's request for adviser days. Its methods refuse a wrong step by saying why; null means done.</summary>
internal sealed class Application : Entity
{
    public const int BriefLength = 2000;
    public const string NeedsRecommendation = "An award can only be made from a recommended application";

    public required Guid RoundId { get; set; }

    public Round? Round { get; init; }

    [Display(Name = "Councils, as written")]
    public required string Text { get; set; }

    /// <summary>Who applies; the one at position 0 leads, the others are partners.</summary>
    public List<ApplicationCouncil> Councils { get; } = [];

    [Display(Name = "Theme")]
    public required Theme Theme { get; set; }

    [Display(Name = "Brief")]
    public required string Brief { get; set; }

    [Display(Name = "Days asked for")]
    public decimal DaysAsked { get; private set; }

    [Display(Name = "State")]
    public ApplicationState State { get; private set; }

    [Display(Name = "Reason")]
    public string? Reason { get; private set; }

    public ApplicationState? StateBeforeWithdrawal { get; private set; }

    /// <summary>The awards made from it: at most one that is not withdrawn. Read them with it before a step is taken.</summary>
    public List<Award> Awards { get; } = [];

    /// <summary>The award that holds the application; null when there is none, or none that still counts.</summary>
    public Award? LiveAward => Awards.Find(award => award.State != AwardState.Withdrawn);

    public bool IsOpen => State is ApplicationState.Draft or ApplicationState.Submitted or ApplicationState.Recommended;

    public string? SetDays(decimal days)
    {
        if (AdviserDays.Refuse(days, Award.MostDays) is { } reason)
            return reason;
        DaysAsked = days;
        return null;
    }

    /// <summary>Replaces the councils; the first leads. Rows of councils that stay are kept.</summary>
    public void SetCouncils(IReadOnlyList<CouncilCode> codes)
    {
        Councils.RemoveAll(council => !codes.Contains(council.Council));
        for (var position = 0; position < codes.Count; position++)
        {
            if (Councils.Find(council => council.Council == codes[position]) is { } kept)
                kept.Position = position;
            else
                Councils.Add(new ApplicationCouncil { ApplicationId = Id, Council = codes[position], Position = position });
        }
    }

    public string? Submit() => Move(ApplicationState.Draft, ApplicationState.Submitted, "submitted");

    public string? Recommend()
    {
        if (Move(ApplicationState.Submitted, ApplicationState.Recommended, "recommended") is { } refusal)
            return refusal;
        Reason = null;
        return null;
    }

    /// <summary>Called when the Board approves the award that was made from it.</summary>
    public string? Approve() => Move(ApplicationState.Recommended, ApplicationState.Approved, "approved");

    /// <summary>Why it cannot be edited; null when it can.</summary>
    public string? RefuseEdit() => IsOpen ? RefuseForAward("changed") : Refuse("changed");

    /// <summary>Why no award can be made from it; null when one can.</summary>
    public string? RefuseAward() => LiveAward is { } live ? $"This application already has the award “{live.Text}”"
        : State != ApplicationState.Recommended ? NeedsRecommendation : null;

    public string? Decline(string reason)
    {
        if (RefuseForAward("declined") is { } held)
            return held;
        if (State is not (ApplicationState.Submitted or ApplicationState.Recommended))
            return Refuse("declined");
        (State, Reason) = (ApplicationState.Declined, reason);
        return null;
    }

    public string? Withdraw(string reason)
    {
        if (RefuseForAward("withdrawn") is { } held)
            return held;
        if (!IsOpen)
            return Refuse("withdrawn");
        (StateBeforeWithdrawal, State, Reason) = (State, ApplicationState.Withdrawn, reason);
        return null;
    }

    public string? Reinstate()
    {
        if (State != ApplicationState.Withdrawn || StateBeforeWithdrawal is not { } before)
            return Refuse("reinstated");
        (State, StateBeforeWithdrawal, Reason) = (before, null, null);
        return null;
    }

    /// <summary>Called when its award is withdrawn: it waits again for a recommendation, whatever the Board had decided.</summary>
    public void Return(string reason)
    {
        if (State is ApplicationState.Recommended or ApplicationState.Approved)
            (State, Reason) = (ApplicationState.Submitted, reason);
    }

    /// <summary>Called when a withdrawn award is reinstated: it goes where the award is.</summary>
    public string? TakeUp(bool approved)
    {
        if (LiveAward is { } other)
            return $"The application behind this award has another award now, “{other.Text}”, so this one cannot be reinstated.";
        if (State is not (ApplicationState.Submitted or ApplicationState.Recommended))
            return $"The application behind this award is {State.ToString().ToLowerInvariant()}, so the award cannot be reinstated.";
        (State, Reason) = (approved ? ApplicationState.Approved : ApplicationState.Recommended, null);
        return null;
    }

    private string? RefuseForAward(string step) => LiveAward is not { } award ? null
        : $"This application has the award “{award.Text}”, so it cannot be {step}. "
            + (award.State == AwardState.Delivered ? "The work of the award is done." : "Withdraw the award first.");

    private string? Move(ApplicationState from, ApplicationState to, string step)
    {
        if (State != from)
            return Refuse(step);
        State = to;
        return null;
    }

    private string Refuse(string step) => $"This application is {State.ToString().ToLowerInvariant()}, so it cannot be {step}.";
}

internal sealed class ApplicationMapping : IEntityTypeConfiguration<Application>
{
    public void Configure(EntityTypeBuilder<Application> builder)
    {
        builder.ToTable("Applications");
        builder.Property(application => application.Text).HasMaxLength(Award.TextLength);
        builder.Property(application => application.Brief).HasMaxLength(Application.BriefLength);
        builder.Property(application => application.Reason).HasMaxLength(Award.ReasonLength);
        builder.Ignore(application => application.IsOpen);
        builder.Ignore(application => application.LiveAward);
        builder.HasOne(application => application.Round).WithMany().HasForeignKey(application => application.RoundId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(application => application.Councils).WithOne().HasForeignKey(council => council.ApplicationId);
    }
}
