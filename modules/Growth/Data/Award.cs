using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Growth.Data;

/// <summary>Adviser days for one council, or for several that share them. Its methods refuse a wrong step by saying why; null means done.</summary>
internal sealed class Award : Entity
{
    /// <summary>The limit for one award, however many councils share it.</summary>
    public const decimal MostDays = 14;
    public const int TextLength = 300;
    public const int ReasonLength = 500;
    public const int MinuteLength = 100;
    public const int MostRow = 999;

    public required Guid RoundId { get; set; }

    public Round? Round { get; init; }

    /// <summary>The application that it came from; null when there was none.</summary>
    public Guid? ApplicationId { get; init; }

    /// <summary>Has to be read with its awards before a step is taken: the two answer for each other.</summary>
    public Application? Application { get; init; }

    [Display(Name = "Row in the appendix")]
    public int? Row { get; set; }

    [Display(Name = "Councils, as written")]
    public required string Text { get; set; }

    /// <summary>What the paper's appendix says; the register may know better.</summary>
    [Display(Name = "Type in the appendix")]
    public string? PaperType { get; init; }

    [Display(Name = "Region in the appendix")]
    public string? PaperRegion { get; init; }

    /// <summary>Who benefits; the one at position 0 leads.</summary>
    public List<AwardCouncil> Councils { get; } = [];

    [Display(Name = "Days awarded")]
    public decimal Days { get; private set; }

    /// <summary>Kept with the award, so that two people who log days at once cannot pass the limit together.</summary>
    [Display(Name = "Days used")]
    public decimal DaysUsed { get; private set; }

    public List<DayLog> Log { get; } = [];

    [Display(Name = "Notional value")]
    public decimal? NotionalValue { get; set; }

    [Display(Name = "State")]
    public AwardState State { get; private set; }

    [Display(Name = "Minute reference")]
    public string? MinuteReference { get; private set; }

    [Display(Name = "Reason for withdrawing")]
    public string? WithdrawnReason { get; private set; }

    public AwardState? StateBeforeWithdrawal { get; private set; }

    public decimal DaysLeft => State is AwardState.Delivered or AwardState.Withdrawn ? 0 : Days - DaysUsed;

    /// <summary>Why the award can no longer be edited: what the Board approved stays as it was. Null when it can.</summary>
    public string? RefuseEdit() => State switch
    {
        AwardState.Recommended => null,
        AwardState.Withdrawn => Refuse("changed", "Reinstate it first, or add a new award"),
        AwardState.Delivered => Refuse("changed", "Its work is over"),
        _ => Refuse("changed", "Withdraw it with the reason, and recommend a new award"),
    };

    public string? SetDays(decimal days)
    {
        if ((RefuseEdit() ?? AdviserDays.Refuse(days, MostDays)) is { } reason)
            return reason;
        Days = days;
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
                Councils.Add(new AwardCouncil { AwardId = Id, Council = codes[position], Position = position });
        }
    }

    public string? Approve(string minuteReference)
    {
        if (State != AwardState.Recommended)
            return Refuse("approved", "Only a recommended award can be approved");
        // The Board's approval is also its answer to the application.
        if (Source?.Approve() is { } refusal)
            return refusal;
        (State, MinuteReference) = (AwardState.Approved, minuteReference);
        return null;
    }

    public string? Start()
    {
        if (State != AwardState.Approved)
            return Refuse("started", "The Board has to approve it first");
        State = AwardState.InProgress;
        return null;
    }

    public string? LogDays(DayLog entry)
    {
        if (State != AwardState.InProgress)
            return Refuse("given days", "Days are logged while it is in progress");
        if (AdviserDays.Refuse(entry.Days, MostDays) is { } reason)
            return reason;
        if (entry.Days > DaysLeft)
            return $"Only {AdviserDays.WithUnit(DaysLeft)} of this award can still be used";
        Log.Add(entry);
        DaysUsed += entry.Days;
        return null;
    }

    /// <summary>Takes an entry out of the count, or puts it back.</summary>
    public string? Count(DayLog entry, bool counts)
    {
        if (State != AwardState.InProgress)
            return Refuse("changed", "The day log changes while it is in progress");
        if (entry.Counts == counts)
            return null;
        if (counts && entry.Days > DaysLeft)
            return $"Only {AdviserDays.WithUnit(DaysLeft)} of this award can still be used";
        entry.Counts = counts;
        DaysUsed += counts ? entry.Days : -entry.Days;
        return null;
    }

    public string? Deliver()
    {
        if (State != AwardState.InProgress)
            return Refuse("delivered", "It has to be in progress first");
        if (DaysUsed == 0)
            return "This award cannot be delivered: no days have been logged";
        State = AwardState.Delivered;
        return null;
    }

    public string? Withdraw(string reason)
    {
        if (State is AwardState.Delivered or AwardState.Withdrawn)
            return Refuse("withdrawn", "Its work is over");
        Source?.Return(reason);
        (StateBeforeWithdrawal, State, WithdrawnReason) = (State, AwardState.Withdrawn, reason);
        return null;
    }

    public string? Reinstate()
    {
        if (State != AwardState.Withdrawn || StateBeforeWithdrawal is not { } before)
            return Refuse("reinstated", "Only a withdrawn award can be");
        if (Source?.TakeUp(before != AwardState.Recommended) is { } refusal)
            return refusal;
        (State, StateBeforeWithdrawal, WithdrawnReason) = (before, null, null);
        return null;
    }

    private Application? Source =>
        ApplicationId is null ? null : Application ?? throw new InvalidOperationException("The application has to be read with its award.");

    private string Refuse(string step, string why) => $"This award is {State.Words().ToLowerInvariant()}, so it cannot be {step}. {why}.";
}

internal sealed class AwardMapping : IEntityTypeConfiguration<Award>
{
    // A withdrawn award gives its place to the one that is recommended anew.
    private const string NotWithdrawn = "\"State\" <> 'Withdrawn'";

    public void Configure(EntityTypeBuilder<Award> builder)
    {
        builder.ToTable("Awards");
        builder.Property(award => award.Text).HasMaxLength(Award.TextLength);
        builder.Property(award => award.PaperType).HasMaxLength(50);
        builder.Property(award => award.PaperRegion).HasMaxLength(50);
        builder.Property(award => award.MinuteReference).HasMaxLength(Award.MinuteLength);
        builder.Property(award => award.WithdrawnReason).HasMaxLength(Award.ReasonLength);
        builder.Ignore(award => award.DaysLeft);
        builder.HasOne(award => award.Round).WithMany().HasForeignKey(award => award.RoundId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(award => award.Application).WithMany(application => application.Awards).HasForeignKey(award => award.ApplicationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(award => award.Councils).WithOne().HasForeignKey(council => council.AwardId);
        builder.HasMany(award => award.Log).WithOne().HasForeignKey(entry => entry.AwardId);
        builder.HasIndex(award => new { award.RoundId, award.Row }).IsUnique().HasFilter(NotWithdrawn);
        builder.HasIndex(award => award.ApplicationId).IsUnique().HasFilter(NotWithdrawn);
    }
}
