using CaseLibrary.Checking;
using CaseLibrary.Collections;
using CaseLibrary.Figures;
using CaseLibrary.Finding;
using CaseLibrary.Pages.FactCheck;
using CaseLibrary.Pages.Manage;
using CaseLibrary.Pages.Manage.Attachments;
using CaseLibrary.Pages.Propose;
using CaseLibrary.Reading;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CaseLibrary;

/// <summary>The library of how councils earn income.</summary>
public sealed class CaseLibraryModule : Module
{
    /// <inheritdoc />
    public override string Slug => "case-studies";

    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton<Facets>().AddScoped<CaseFinder>().AddScoped<CheckLetters>().AddScoped<BulkSteps>().AddScoped<InternalLinks>().AddScoped<CaseChecks>()
            .AddScoped<KeptForms>().AddScoped<WritingDesk>().AddScoped<EditingDesk>()
            .AddScoped<FormClock>().AddScoped<FormLetters>().AddScoped<NewLeads>().AddScoped<ProposalLetters>()
            .AddScoped<OpenCollections>().AddScoped<FiguresReader>().AddScoped<CaseTable>()
            // Lazy: these make a store of the request's own, which most pages of cases do without.
            .AddScoped<OpenCases>().AddScoped(provider => new Lazy<OpenCases>(provider.GetRequiredService<OpenCases>)).AddScoped<SimilarCouncils>()
            .AddScoped<CasePages>().AddSingleton<PageLinks>().AddSingleton<PrintedLook>().AddScoped<CasePrinter>().AddScoped(provider => new Lazy<CasePrinter>(provider.GetRequiredService<CasePrinter>))
            .AddSingleton<PrintedKeeper>().AddHostedService(provider => provider.GetRequiredService<PrintedKeeper>());
}
