using Modular.Host.Accounts;
using Modular.Host.Exports;
using Modular.Sdk;

namespace Modular.Host.Pages.Councils;

/// <summary>The list of councils as open data: <c>/councils.csv</c> takes the same filters as the page.</summary>
internal sealed class CouncilTable(CouncilListing listing) : IExport
{
    public string Path => "/councils";

    public string Title => "Councils";

    public string? Permission => null;

    public IReadOnlyList<string> Columns { get; } =
    [
        "code", "name", "official_name", "type", "region", "county", "gss", "former_gss", "first_day", "last_day", "replaced_by",
        "population_2020", "slug", "programmes",
    ];

    public async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask;
        foreach (var (council, programmes) in listing.Found)
            yield return
            [
                council.Code, council.Name, council.OfficialName, council.Type.DisplayName(), council.Region, council.County, council.Gss,
                string.Join(' ', council.FormerGss), council.FirstDay, council.LastDay, string.Join(' ', council.Successors),
                council.Population2020, council.Slug, string.Join("; ", programmes),
            ];
    }
}

internal static class CouncilTableEndpoint
{
    public static void MapCouncilTable(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/councils.csv", AnswerAsync)
        .ExcludeFromDescription().Public();

    private static async Task<IResult> AnswerAsync(
        ICouncilRegister register, ProgrammeWork programmes, ICurrentUser user, TimeProvider clock, HttpContext context)
    {
        var filter = CouncilFilter.From(context.Request.Query, DateOnly.FromDateTime(clock.GetLocalNow().DateTime));
        if (filter.AsAtIsWrong)
            return TypedResults.Problem(CouncilFilter.NotADay, statusCode: StatusCodes.Status400BadRequest);
        var all = await programmes.GetAsync(null, user.Audience(), context.RequestAborted);
        var listing = new CouncilListing(register, filter, new WorkAsAt(register, all, filter.AsAt));
        await ExportEndpoints.WriteCsvAsync(new CouncilTable(listing), context.Response, context.RequestAborted);
        return TypedResults.Empty;
    }
}
