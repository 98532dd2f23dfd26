using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Growth.Data;

/// <summary>What an application is about.</summary>
public enum Theme
{
    [Display(Name = "Growth strategy")]
    GrowthStrategy,

    [Display(Name = "Business engagement")]
    BusinessEngagement,

    [Display(Name = "Working with a local enterprise partnership")]
    EnterprisePartnership,

    [Display(Name = "Inward investment")]
    InwardInvestment,

    [Display(Name = "Housing")]
    Housing,

    [Display(Name = "Infrastructure")]
    Infrastructure,
}

/// <summary>A council's request for adviser days. Its methods refuse a wrong step by saying why; null means done.</summary>
internal sealed class Application : Entity
{
    public const int BriefLength = 2000;

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

    public string? Recommend() => Move(ApplicationState.Submitted, ApplicationState.Recommended, "recommended");

    /// <summary>Called when the Board approves the award that was made from it.</summary>
    public string? Approve() => Move(ApplicationState.Recommended, ApplicationState.Approved, "approved");

    public string? Decline(string reason)
    {
        if (State is not (ApplicationState.Submitted or ApplicationState.Recommended))
            return Refuse("declined");
        (State, Reason) = (ApplicationState.Declined, reason);
        return null;
    }

    public string? Withdraw(string reason)
    {
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

    private string? Move(ApplicationState from, ApplicationState to, string step)
    {
        if (State != from)
            return Refuse(step);
        State = to;
        return null;
    }

    private string Refuse(string step) => $"This application is {State.ToString().ToLowerInvariant()}, so it cannot be {step}.";
}

/// <summary>One council of an application.</summary>
internal sealed class ApplicationCouncil : Entity
{
    public required Guid ApplicationId { get; init; }

    [Display(Name = "Council")]
    public required CouncilCode Council { get; init; }

    /// <summary>0 for the council that leads.</summary>
    [Display(Name = "Position")]
    public int Position { get; set; }

    public override Guid HistoryOf => ApplicationId;
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
        builder.HasOne(application => application.Round).WithMany().HasForeignKey(application => application.RoundId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(application => application.Councils).WithOne().HasForeignKey(council => council.ApplicationId);
    }
}

internal sealed class ApplicationCouncilMapping : IEntityTypeConfiguration<ApplicationCouncil>
{
    public void Configure(EntityTypeBuilder<ApplicationCouncil> builder)
    {
        builder.ToTable("ApplicationCouncils");
        builder.HasIndex(council => new { council.ApplicationId, council.Council }).IsUnique();
    }
}
