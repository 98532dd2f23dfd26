using System.ComponentModel.DataAnnotations;
using System.Globalization;
using CaseLibrary.Data;

namespace CaseLibrary.Pages.Manage;

/// <summary>One amount as it is typed. The amount stays text, so that what cannot be read comes back as it was.</summary>
internal sealed class MoneyRow
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>The stored fact behind the row; null for a new one.</summary>
    public Guid? Id { get; set; }

    [Display(Name = "Amount in pounds", Description = "For example 372,300, or -5,000 for a loss")]
    [Required(ErrorMessage = "Enter the amount, or remove the row")]
    public string? Amount { get; set; }

    [Display(Name = "What it measures")]
    public MoneyKind Kind { get; set; }

    [Display(Name = "How often")]
    public MoneyPeriod Period { get; set; } = MoneyPeriod.AYear;

    [Display(Name = "How sure")]
    public MoneyStatus Status { get; set; }

    [Display(Name = "Price year (optional)", Description = "For example 2012/13")]
    [StringLength(MoneyFact.PriceYearLength, ErrorMessage = "The price year must be 10 characters or fewer")]
    public string? PriceYear { get; set; }

    [Display(Name = "Note (optional)", Description = "What it includes and leaves out")]
    [StringLength(MoneyFact.NoteLength, ErrorMessage = "The note must be 300 characters or fewer")]
    public string? Note { get; set; }

    [Display(Name = "Source", Description = "The address of what was published, or its name. Needed before the case is published")]
    [StringLength(MoneyFact.SourceLength, ErrorMessage = "The source must be 400 characters or fewer")]
    public string? Source { get; set; }

    /// <summary>What is wrong with the amount; null when it can be saved, and when nothing was typed.</summary>
    public string? AmountProblem => string.IsNullOrWhiteSpace(Amount) || (Pounds is { } pounds && MoneyFact.IsPossible(pounds, Kind)) ? null
        : Pounds < 0 ? "Only a net amount or a surplus can be a loss. Enter an amount without a minus sign"
        : "Enter an amount in pounds, such as 372,300";

    private decimal? Pounds =>
        decimal.TryParse(Amount?.Replace("£", "", StringComparison.Ordinal).Replace('−', '-'), NumberStyles.Number, British, out var pounds)
        && Math.Abs(pounds) <= MoneyFact.Most && decimal.Round(pounds, 2) == pounds ? pounds : null;

    public static MoneyRow Of(MoneyFact fact) => new()
    {
        Id = fact.Id,
        Amount = fact.Amount.ToString("#,0.##", British),
        Kind = fact.Kind,
        Period = fact.Period,
        Status = fact.Status,
        PriceYear = fact.PriceYear,
        Note = fact.Note,
        Source = fact.Source,
    };

    public void CopyTo(MoneyFact fact)
    {
        fact.Amount = Pounds!.Value;
        fact.Kind = Kind;
        fact.Period = Period;
        fact.Status = Status;
        fact.PriceYear = PriceYear;
        fact.Note = Note?.Trim() ?? "";
        fact.Source = Source?.Trim() ?? "";
    }
}
