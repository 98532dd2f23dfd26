using Microsoft.AspNetCore.Html;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Troublemaker;

/// <summary>The module that does one thing wrong.</summary>
public sealed class TroublemakerModule : Module
{
    /// <summary>Called by the host when it loads the module.</summary>
    public TroublemakerModule() => Trouble.At("the constructor");

    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
        Trouble.At("the configuration");
        if (Trouble.Kind == "service")
            services.AddSingleton<IMarkdown, NoMarkdown>();
    }

    private sealed class NoMarkdown : IMarkdown
    {
        public IHtmlContent ToHtml(string? markdown) => HtmlString.Empty;

        public string ToText(string? markdown) => "";
    }
}
