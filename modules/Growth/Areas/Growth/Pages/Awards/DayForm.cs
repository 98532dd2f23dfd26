using System.ComponentModel.DataAnnotations;
using Growth.Data;

namespace Growth.Pages.Awards;

/// <summary>What can be typed about adviser time.</summary>
internal sealed class DayForm
{
    [Display(Name = "Date of the work")]
    [Required(ErrorMessage = "Enter the date of the work")]
    public DateOnly? On { get; set; }

    [Display(Name = "Days", Description = "Whole or half days, like 1 or 0.5.")]
    [Required(ErrorMessage = "Enter the number of days")]
    public decimal? Days { get; set; }

    [Display(Name = "What was done")]
    [Required(ErrorMessage = "Enter what was done")]
    [StringLength(DayLog.WhatLength, ErrorMessage = "What was done must be {1} characters or fewer")]
    public string? What { get; set; }

    [Display(Name = "Evidence (optional)", Description = "Where the result can be seen, such as a report or a note of a meeting.")]
    [StringLength(DayLog.EvidenceLength, ErrorMessage = "Evidence must be {1} characters or fewer")]
    public string? Evidence { get; set; }

    public Guid Version { get; set; }

    /// <summary>What is wrong with the date; null when nothing is.</summary>
    public string? RefuseDate(DateOnly today) => On > today ? "The date must be today or in the past" : null;

    /// <summary>The entry, once everything has been checked.</summary>
    public DayLog ToEntry(Award award) => new()
    {
        AwardId = award.Id,
        On = On!.Value,
        Days = Days!.Value,
        What = What!.Trim(),
        Evidence = Evidence?.Trim(),
    };
}
