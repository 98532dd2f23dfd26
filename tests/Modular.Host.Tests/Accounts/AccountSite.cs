using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Modular.Host.Accounts;
using Modular.Host.Composition;
using Modular.Host.Composition.Switching;
using Modular.Host.Mail;
using Modular.Host.Storage;
using Modular.Testing;

namespace Modular.Host.Tests.Accounts;

/// <summary>A site whose clock a test moves, with whatever rule about second steps it asks for.</summary>
public class AccountSite : ModularSite
{
    public AccountSite()
        : base("Growth")
    {
    }

    /// <summary>It begins now, because authenticator apps go by the machine’s clock.</summary>
    public FakeTimeProvider Clock { get; } = new(TimeProvider.System.GetUtcNow());

    internal ModuleSwitch Modules => Services.GetRequiredService<ModuleSwitch>();

    /// <summary>Switches to a new generation and waits until it serves.</summary>
    public async Task NextGenerationAsync()
    {
        Assert.Null((await Modules.SwitchAsync("Growth", enable: false, Actor.Host, CancellationToken.None)).Reason);
        Assert.Null((await Modules.SwitchAsync("Growth", enable: true, Actor.Host, CancellationToken.None)).Reason);
    }

    internal async Task<T> WithAccountAsync<T>(string email, Func<AccountDirectory, Account, Task<T>> task)
    {
        await using var scope = Services.GetRequiredService<Generations>().Current!.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<AccountDirectory>();
        return await task(accounts, (await accounts.FindByEmailAsync(email))!);
    }

    internal Task<Account> AccountAsync(string email) => WithAccountAsync(email, (_, account) => Task.FromResult(account));

    /// <summary>When the only session of an account was last seen.</summary>
    public async Task<DateTimeOffset> SeenAtAsync(string email)
    {
        await using var scope = Services.GetRequiredService<Generations>().Current!.Services.CreateAsyncScope();
        var id = (await AccountAsync(email)).Id;
        return (await scope.ServiceProvider.GetRequiredService<HostStore>().Sessions.SingleAsync(session => session.AccountId == id)).SeenAt;
    }

    /// <summary>The newest letter to an address, when it has arrived.</summary>
    internal async Task<PickedUpLetter> LetterAsync(string to, string subject)
    {
        var letters = Services.GetRequiredService<PickedUp>();
        for (var tries = 0; tries < 200; tries++)
        {
            if ((await letters.AllAsync(CancellationToken.None)).FirstOrDefault(letter => letter.To == to && letter.Subject == subject) is { } found)
                return found;
            await Task.Delay(50);
        }
        throw new InvalidOperationException($"No letter “{subject}” to {to} arrived.");
    }

    /// <summary>The address in the letter, as its reader would open it.</summary>
    internal async Task<string> LinkAsync(string to, string subject) =>
        new Uri(Regex.Match((await LetterAsync(to, subject)).Text, @"http\S+\?token=\S+").Value).PathAndQuery;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Clock));
    }
}

/// <summary>A site on which administrators must have a second step, as by default.</summary>
public sealed class StrictSite : AccountSite
{
    protected override IEnumerable<KeyValuePair<string, string>> Settings => [new("Accounts:Mfa", "Administrators"), new("Logging:LogLevel:Microsoft.AspNetCore.Identity", "Debug")];
}

internal static class Signing
{
    public const string Wrong = "not the right password";

    public static Task<HttpResponseMessage> SignInAsync(this HttpClient client, string email, string password = ModularSite.Password) =>
        client.SubmitAsync("/sign-in", "Sign in", new() { ["Input.Email"] = email, ["Input.Password"] = password });

    public static void IsRedirect(this HttpResponseMessage response, string path)
    {
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal(path, response.Headers.Location!.OriginalString);
    }

    public static async Task<string> ErrorsAsync(this HttpResponseMessage response) => (await response.PageAsync()).QuerySelector(".govuk-error-summary")?.TextContent ?? "";

    /// <summary>The code that an authenticator app shows for a key (RFC 6238).</summary>
    public static string AppCode(string key)
    {
        var counter = BitConverter.GetBytes(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30);
        Array.Reverse(counter);
#pragma warning disable CA5350 // Authenticator apps use SHA-1.
        var hash = HMACSHA1.HashData(FromBase32(key), counter);
#pragma warning restore CA5350
        var offset = hash[^1] & 15;
        var number = ((hash[offset] & 127) << 24) | (hash[offset + 1] << 16) | (hash[offset + 2] << 8) | hash[offset + 3];
        return (number % 1_000_000).ToString("000000");
    }

    private static byte[] FromBase32(string key)
    {
        const string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var (bytes, bits, value) = (new List<byte>(), 0, 0);
        foreach (var letter in key.Replace(" ", "", StringComparison.Ordinal))
        {
            value = (value << 5) | alphabet.IndexOf(letter, StringComparison.Ordinal);
            bits += 5;
            if (bits < 8)
                continue;
            bits -= 8;
            bytes.Add((byte)(value >> bits));
            value &= (1 << bits) - 1;
        }
        return [.. bytes];
    }
}
