using System.Globalization;
using AngleSharp;
using AngleSharp.Dom;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Modular.Sdk.TagHelpers;

namespace Modular.Sdk.Tests;

/// <summary>Serves this project's pages the way the host serves those of modules.</summary>
public sealed class PagesFixture : IAsyncLifetime
{
    private WebApplication app = null!;

    public HttpClient Client { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.GetCultureInfo("en-GB");
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Services.AddRazorPages()
            .AddApplicationPart(typeof(PagesFixture).Assembly)
            .AddMvcOptions(options => options.ModelBinderProviders.Insert(0, new DateOnlyPartsModelBinderProvider()));
        app = builder.Build();
        app.MapRazorPages();
        await app.StartAsync();
        Client = app.GetTestClient();
    }

    public async Task DisposeAsync() => await app.DisposeAsync();

    public async Task<IDocument> GetAsync(string path) => await ParseAsync(await Client.GetAsync(path));

    /// <summary>Opens the form, fills the given fields in, and posts it with its real antiforgery token.</summary>
    public async Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        using var opened = await Client.GetAsync(path);
        var token = (await ParseAsync(opened)).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Headers.Add("Cookie", opened.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));
        request.Content = new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", token)).Select(f => KeyValuePair.Create(f.Item1, f.Item2)));
        return await Client.SendAsync(request);
    }

    public async Task<IDocument> InvalidAsync(params (string Name, string Value)[] fields) => await ParseAsync(await PostAsync("/form", fields));

    private static async Task<IDocument> ParseAsync(HttpResponseMessage response)
    {
        response.EnsureSuccessStatusCode();
        var html = await response.Content.ReadAsStringAsync();
        return await BrowsingContext.New().OpenAsync(request => request.Content(html));
    }
}
