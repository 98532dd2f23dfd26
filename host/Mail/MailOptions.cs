using MailKit.Security;

namespace Modular.Host.Mail;

/// <summary>The section <c>Mail</c> of the configuration. Without <c>Mail:Smtp:Host</c>, letters go into the folder <c>mail</c> of the storage.</summary>
internal sealed record MailOptions(string Sender, SmtpServer? Smtp)
{
    /// <summary>Whether administrators may read what lies in the folder: in development only, because who reads a letter can use its link.</summary>
    public bool IsFolderShown { get; init; }

    public static MailOptions From(IConfiguration configuration)
    {
        var section = configuration.GetSection("Mail");
        var smtp = section.GetSection("Smtp");
        return new MailOptions(section["From"] ?? "modular@localhost", smtp["Host"] is { Length: > 0 } host ? SmtpServer.From(host, smtp) : null);
    }
}

/// <summary>Where letters are handed in.</summary>
internal sealed record SmtpServer(string Host, int Port, SecureSocketOptions Security, string? User, string? Password)
{
    private const int DefaultPort = 587;

    public static SmtpServer From(string host, IConfigurationSection section) => new(
        host, section.GetValue("Port", DefaultPort), SecurityOf(section["Tls"] ?? "StartTls"), section["User"], section["Password"]);

    private static SecureSocketOptions SecurityOf(string tls) => tls.ToUpperInvariant() switch
    {
        "STARTTLS" => SecureSocketOptions.StartTls,
        "ONCONNECT" => SecureSocketOptions.SslOnConnect,
        "NONE" => SecureSocketOptions.None,
        _ => throw new InvalidOperationException($"Mail:Smtp:Tls is “{tls}”; it can be StartTls, OnConnect or None."),
    };
}
