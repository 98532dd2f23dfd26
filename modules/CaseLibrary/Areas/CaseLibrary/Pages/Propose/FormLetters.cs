namespace CaseLibrary.Pages.Propose;

/// <summary>
/// Letters to addresses that nobody has proved, because somebody typed them into a public form. Only a few reach one address, whoever sends the form; the sender is not
/// told, because that would tell whether others write to it.
/// </summary>
internal sealed class FormLetters(ILetters letters, IAllowances allowances)
{
    public const int AnHour = 3;
    public const int ADay = 10;
    private const string Purpose = "case-studies.form-letters";

    /// <summary>What the pages say to everybody.</summary>
    public static string Words => $"From this site’s forms, at most {AnHour} letters an hour and {ADay} a day go to one address.";

    /// <summary>Counts one letter. When it says no, none must be sent.</summary>
    public bool MayReach(string address) =>
        allowances.Take($"{Purpose}.hour", address, AnHour, TimeSpan.FromHours(1)) && allowances.Take($"{Purpose}.day", address, ADay, TimeSpan.FromDays(1));

    public Task SendAsync(string address, string subject, params string[] paragraphs) =>
        MayReach(address) ? letters.SendAsync(address, "", subject, paragraphs) : Task.CompletedTask;
}
