using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Modular.Host.Mail;

namespace Modular.Testing;

/// <summary>The letters that a test site has sent: they lie in its mail folder.</summary>
public static partial class SiteLetters
{
    private const int MostTries = 200;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>The text of the newest letter to an address whose subject begins like this, as soon as it has arrived.</summary>
    public static async Task<string> LetterAsync(this ModularSite site, string to, string subject)
    {
        var letters = site.Services.GetRequiredService<PickedUp>();
        for (var tries = 0; tries < MostTries; tries++)
        {
            if ((await letters.AllAsync(CancellationToken.None)).FirstOrDefault(letter => letter.To == to && letter.Subject.StartsWith(subject, StringComparison.Ordinal)) is { } found)
                return found.Text;
            await Task.Delay(Pause);
        }
        throw new InvalidOperationException($"No letter “{subject}” to {to} arrived.");
    }

    /// <summary>How many letters have arrived at an address, however it is written.</summary>
    public static async Task<int> CountLettersAsync(this ModularSite site, string to) =>
        (await site.Services.GetRequiredService<PickedUp>().AllAsync(CancellationToken.None)).Count(letter => letter.To.Equals(to, StringComparison.OrdinalIgnoreCase));

    /// <summary>The path of the personal link in that letter.</summary>
    public static async Task<string> PersonalLinkAsync(this ModularSite site, string to, string subject) =>
        new Uri(LinkInText().Match(await site.LetterAsync(to, subject)).Value).PathAndQuery;

    [GeneratedRegex(@"http\S+[?&]link=\S+")]
    private static partial Regex LinkInText();
}
