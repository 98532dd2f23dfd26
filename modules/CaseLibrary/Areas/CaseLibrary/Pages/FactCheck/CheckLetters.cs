using CaseLibrary.Data;

namespace CaseLibrary.Pages.FactCheck;

/// <summary>The letters around a council’s check: the link, the reminder, and word of the answer.</summary>
internal sealed class CheckLetters(IPersonalLinks links, ILetters letters)
{
    public const string Purpose = "case-studies.fact-check";

    /// <summary>Sends a link that holds for as long as the check does.</summary>
    public async Task AskAsync(CaseStudy study, CouncilCheck check, int days, bool again, CancellationToken cancellation)
    {
        var address = await links.IssueAsync(Purpose, check.Id, "/case-studies/fact-check", check.Recipient, days, cancellation);
        await letters.SendAsync(check.Recipient, check.RecipientName, $"{(again ? "Reminder: please" : "Please")} check a case study: {study.Title}",
            $"We would like to publish a case study about your council: “{study.Title}”.",
            "Open this link to read it, to comment on each part, and to approve it in the name of your council or to ask for changes. You need no account:",
            address,
            $"The link is for you: whoever has it can answer. It holds until {UkCalendar.DayOf(check.Ends):d MMMM yyyy}. Nothing is published before somebody at your council has agreed to it by name.");
    }

    public async Task AnsweredAsync(CaseStudy study, CouncilCheck check)
    {
        if (study.AssigneeId is { } editor)
        {
            await letters.SendToPersonAsync(editor, $"{(check.Approved ? "Signed off" : "Changes wanted")}: {study.Title}",
                $"{check.Name}, {check.Role}, has {(check.Approved ? "signed off" : "asked for changes to")} “{study.Title}”.", letters.AddressOf($"/case-studies/manage/{study.Id}/fact-check"));
        }
    }
}
