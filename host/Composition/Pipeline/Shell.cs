using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.StaticFiles;
using Modular.Host.Accounts;
using Modular.Host.Accounts.SecondStep;
using Modular.Host.Api;
using Modular.Host.Audit;
using Modular.Host.Calendar;
using Modular.Host.Composition.Hosting;
using Modular.Host.Councils;
using Modular.Host.Documents;
using Modular.Host.Files;
using Modular.Host.Health;
using Modular.Host.Imports;
using Modular.Host.Mail;
using Modular.Host.Modules;
using Modular.Host.Modules.Installation;
using Modular.Host.OpenId;
using Modular.Host.Pages;
using Modular.Host.Pages.Councils;
using Modular.Host.PersonalLinks;
using Modular.Host.Search;
using Modular.Host.Sitemap;
using Modular.Host.Tasks;
using Modular.Host.Work;
using Modular.Sdk;
using Modular.Sdk.TagHelpers;

namespace Modular.Host.Composition.Pipeline;

/// <summary>The shell that every generation consists of, before the modules come in.</summary>
internal static class Shell
{
    public const string MessageCookie = "modular-message";

    public static void AddShell(this WebApplicationBuilder builder, GenerationInfo generation, IServiceProvider front)
    {
        var services = builder.Services;
        builder.Environment.WebRootFileProvider = new UnwatchedFiles(builder.Environment.WebRootFileProvider);
        services.AddSingleton(generation);
        services.AddLogging();
        services.AddMetrics();
        services.AddSingleton<IHostLifetime, NoLifetime>();
        // One that does not stop keeps no other from stopping. GenerationEnd has the time limit: on the framework's timer a module's callback could end the process.
        services.Configure<HostOptions>(options => (options.ServicesStopConcurrently, options.ShutdownTimeout, options.BackgroundServiceExceptionBehavior)
            = (true, Timeout.InfiniteTimeSpan, BackgroundServiceExceptionBehavior.Ignore));
        services.AddAntiforgery(options => options.Cookie.Name = "modular-form");
        services.AddAccounts();
        services.AddOpenId(builder.Configuration);
        services.AddApi();
        services.ConfigureHttpJsonOptions(options => options.SerializerOptions.Converters.Add(new JsonStringEnumConverter()));

        PublicCache.Add(services, _ => generation.Number);

        services.AddAuditTrail();
        services.AddWork();
        services.AddSearch();
        services.AddSingleton<IMarkdown, MarkdownRenderer>();
        services.AddSingleton<IWordDocuments, WordDocuments>();
        services.AddSingleton<IFiles, FileChecks>();
        services.AddScoped<Navigation>();
        services.AddScoped<FirstAdministrator>();
        services.AddCalendar();
        services.AddSitemap();
        services.AddTasks();
        services.AddScoped<IPersonalLinks, IssuedLinks>();
        services.AddScoped<ILetters, ModuleLetters>();
        services.AddScoped<ProgrammeWork>();

        services.AddRazorPages(options => options.Conventions.Add(new ModuleRouteConvention(generation)))
            .AddMvcOptions(options => options.ModelBinderProviders.Insert(0, new DateOnlyPartsModelBinderProvider()))
            .ConfigureApplicationPartManager(manager =>
            {
                manager.ApplicationParts.Clear();
                manager.ApplicationParts.Add(new CompiledRazorAssemblyPart(typeof(Shell).Assembly));
            });
        services.Decorate<IPageApplicationModelPartsProvider, BoundPropertiesOnly>();
        services.Configure<CookieTempDataProviderOptions>(options => options.Cookie.Name = MessageCookie);
        services.Configure<RouteOptions>(options => options.LowercaseUrls = true);
        front.LendTo(services);
    }

    public static void UseShell(this WebApplication app, GenerationInfo generation)
    {
        app.UseMiddleware<RequestScope>();
        app.UseMiddleware<ModuleRequests>();
        app.UseMiddleware<OtherOrigins>();
        app.UseWhen(IsApi, api => api.UseApiProblems());
        app.UseWhen(context => !IsApi(context), pages => pages
            .UseExceptionHandler(new ExceptionHandlerOptions
            {
                ExceptionHandlingPath = "/status/500",
                StatusCodeSelector = RequestFaults.StatusOf,
                SuppressDiagnosticsCallback = fault => fault.Exception is NullCharacterException
            })
            .UseStatusCodePagesWithReExecute("/status/{0}"));
        app.UseMiddleware<ModuleTimeLimit>();
        app.UseAssets(generation);
        app.UseRouting();
        app.UseMiddleware<BodyLimit>();
        app.UseAddressLimits();
        app.UseMiddleware<NullCharacters>(false);
        app.UseAuthenticationUnlessAnonymous();
        app.UseMiddleware<SecondStepFirst>();
        app.UseCallerLimits();
        app.UseAuthorization();
        app.UseMiddleware<NullCharacters>(true);
        app.UseMiddleware<ApiForgery>();
        app.UseApi();
        // Here callers have been counted.
        PublicCache.Use(app, IsApi);
        app.Use(PublicAnswers.MarkAsync);
        // Without this a page would be rendered for any other method too, with no handler run and a status of 200.
        app.MapRazorPages().WithMetadata(new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head, HttpMethods.Post]));
        app.MapCouncilApi();
        app.MapCouncilTable();
        app.MapCalendarFeed();
        app.MapSitemap();
        app.MapFiles();
        app.MapWork();
        app.MapImports();
        app.MapHealth();
        app.MapApiDescription();
        app.MapSecurityText();
        app.MapOpenId();
        app.MapRest();
    }

    public static bool IsApi(HttpContext context) => context.Request.Path.StartsWithSegments("/api");

    private static void UseAssets(this WebApplication app, GenerationInfo generation)
    {
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = CacheVersioned });
        foreach (var module in generation.Modules)
        {
            app.UseStaticFiles(new StaticFileOptions
            {
                FileProvider = new ModuleAssets(app.Services.GetRequiredService<ModuleShelf>(), module.Name),
                RequestPath = $"/_modules/{module.Slug}",
                OnPrepareResponse = CacheForEver,
            });
        }
    }

    private static void CacheVersioned(StaticFileResponseContext file)
    {
        if (file.Context.Request.Query.ContainsKey("v"))
            CacheForEver(file);
    }

    private static void CacheForEver(StaticFileResponseContext file) => file.Context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";

    /// <summary>The front listens to Ctrl+C and SIGTERM, not each generation.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
