using Modular.Testing;

namespace Modular.Browser.Tests.Browsing;

/// <summary>The site on a real port, because a browser cannot talk to a server in memory.</summary>
public sealed class BrowserSite : ModularSite
{
    public BrowserSite() => UseKestrel(0);

    /// <summary>Where the site answers, without a slash at the end. Known once the server has started.</summary>
    public string Address => ClientOptions.BaseAddress.GetLeftPart(UriPartial.Authority);
}
