namespace Modular.Host.Composition.Hosting;

/// <summary>Finds the content root: the project folder under <c>dotnet run</c>, the application's own folder when it was published.</summary>
internal static class FrontOptions
{
    public static WebApplicationOptions From(string[] args) => new()
    {
        Args = args,
        ApplicationName = typeof(FrontOptions).Assembly.GetName().Name,
        ContentRootPath = File.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot", "assets", "modular.css")) ? AppContext.BaseDirectory : default,
    };
}
