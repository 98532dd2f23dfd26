using MimeKit;

namespace Modular.Host.Mail;

/// <summary>The letters in the pickup folder, for administrators who try the site out, in development and without a mail server.</summary>
internal sealed class PickedUp(MailFolders folders, MailOptions options)
{
    private const int Most = 100;

    /// <summary>False when the site is in earnest use: then nobody here may read other people's letters.</summary>
    public bool InUse => options is { Smtp: null, IsFolderShown: true };

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<PickedUpLetter>> AllAsync(CancellationToken cancellation)
    {
        var letters = new List<PickedUpLetter>();
        foreach (var file in MailFolders.Letters(folders.Pickup).Reverse().Where(IsOurs).Take(Most))
            letters.Add(await ReadAsync(file, cancellation));
        return letters;
    }

    public async Task<PickedUpLetter?> FindAsync(Guid id, CancellationToken cancellation)
    {
        var file = Path.Combine(folders.Pickup, $"{id}.eml");
        return File.Exists(file) ? await ReadAsync(file, cancellation) : null;
    }

    private static bool IsOurs(string file) => Guid.TryParse(Path.GetFileNameWithoutExtension(file), out _);

    private static async Task<PickedUpLetter> ReadAsync(string file, CancellationToken cancellation)
    {
        using var message = await MimeMessage.LoadAsync(file, cancellation);
        return new PickedUpLetter(
            Guid.Parse(Path.GetFileNameWithoutExtension(file)), message.To.Mailboxes.FirstOrDefault()?.Address ?? "", message.Subject ?? "", message.Date, message.TextBody ?? "");
    }
}

internal sealed record PickedUpLetter(Guid Id, string To, string Subject, DateTimeOffset At, string Text);
