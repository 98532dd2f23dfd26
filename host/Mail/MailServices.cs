namespace Modular.Host.Mail;

internal static class MailServices
{
    /// <summary>For the front: letters outlive generations.</summary>
    public static void AddMail(this IServiceCollection services)
    {
        services.AddSingleton(provider => MailOptions.From(provider.GetRequiredService<IConfiguration>()) with { IsFolderShown = provider.GetRequiredService<IHostEnvironment>().IsDevelopment() });
        services.AddSingleton<MailFolders>();
        services.AddSingleton<Delivery>();
        services.AddSingleton<PickedUp>();
        services.AddSingleton<Outbox>();
        services.AddHostedService(provider => provider.GetRequiredService<Outbox>());
    }
}
