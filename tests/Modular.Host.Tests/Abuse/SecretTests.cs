using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Modular.Host.Tests.Api;
using Modular.Testing;

namespace Modular.Host.Tests.Abuse;

public sealed class SecretTests(SecretTests.Site site) : IClassFixture<SecretTests.Site>
{
    [SiteFact]
    public async Task Requests_WithSecrets_LeaveNoneOfThemInTheLog()
    {
        const string wrong = "wrong-password-5bd1";
        using var client = await site.SignedInAsync();
        using var stranger = site.Client();
        await stranger.SubmitAsync("/sign-in", "Sign in", new() { ["Input.Email"] = "nobody@example.org", ["Input.Password"] = wrong });
        await stranger.SendAsync(HttpMethod.Get, "/api/growth/applications", null, ("Authorization", "Bearer secret-token-77aa"));
        await stranger.PostAsync("/connect/token", new FormUrlEncodedContent([new("client_secret", "client-secret-91fe"), new("grant_type", "client_credentials")]));
        await stranger.GetAsync("/setup?token=setup-token-3c4d");
        await client.SendAsync(HttpMethod.Post, "/api/growth/awards", new { councils = "secret-body-12ab" });

        var log = string.Join('\n', site.Said);
        Assert.Contains("Executing endpoint", log);
        foreach (var secret in new[] { ModularSite.Password, wrong, "secret-token-77aa", "client-secret-91fe", "setup-token-3c4d", "secret-body-12ab" })
            Assert.DoesNotContain(secret, log);
    }

    [SiteFact]
    public async Task SignIn_GivesACookieThatScriptsAndOtherSitesCannotUse()
    {
        using var client = site.Client();
        var planted = await client.SendAsync(HttpMethod.Get, "/workspace", null, ("Cookie", "modular-session=planted"));
        Assert.Equal(HttpStatusCode.Redirect, planted.StatusCode);
        var answer = await client.SubmitAsync("/sign-in", "Sign in", new() { ["Input.Email"] = ModularSite.AdministratorEmail, ["Input.Password"] = ModularSite.Password });
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(one => one.StartsWith("modular-session=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [SiteFact]
    public async Task SignIn_WithTooManyWrongPasswords_LocksTheAccount()
    {
        var email = await site.NewAccountAsync("host.workspace");
        using var client = site.Client();
        var form = await client.PageAsync("/sign-in");
        for (var number = 0; number < 10; number++)
            await client.SubmitAsync(form, "/sign-in", "Sign in", new() { ["Input.Email"] = email, ["Input.Password"] = $"wrong {number}" });
        var right = await client.SubmitAsync(form, "/sign-in", "Sign in", new() { ["Input.Email"] = email, ["Input.Password"] = ModularSite.Password });
        Assert.NotEqual(HttpStatusCode.Redirect, right.StatusCode);
    }

    [SiteFact]
    public async Task Keys_AreTheHostsAlone()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var client = await site.SignedInAsync();
        var folder = new DirectoryInfo(Path.Combine(site.Storage, "keys"));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, folder.UnixFileMode);
        Assert.NotEmpty(folder.GetFiles());
        Assert.All(folder.GetFiles("*", SearchOption.AllDirectories), file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, file.UnixFileMode));
    }

    /// <summary>Keeps all that is logged, down to what nobody reads in production.</summary>
    public sealed class Site : ModularSite
    {
        private readonly Lines lines = new();

        public IReadOnlyCollection<string> Said => lines.Said;

        protected override IEnumerable<KeyValuePair<string, string>> Settings => [new("Logging:LogLevel:Default", "Trace"), new("Logging:LogLevel:Microsoft", "Trace"), new("Logging:LogLevel:Microsoft.AspNetCore", "Trace")];

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services => services.AddSingleton<ILoggerProvider>(lines));
        }
    }

    private sealed class Lines : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Said { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Said.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
