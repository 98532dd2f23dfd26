namespace Modular.Browser.Tests.Checks;

/// <summary>What is asked of a page from inside it.</summary>
internal static class InPage
{
    /// <summary>What every page has: one heading of the first level, a title that names the site, its language.</summary>
    public const string Frame = """
        () => {
          const findings = [], headings = document.querySelectorAll('h1').length
          if (headings !== 1) findings.push(`has ${headings} h1`)
          if (!/\S – Modular$/.test(document.title)) findings.push(`has the title “${document.title}”`)
          if (document.documentElement.lang !== 'en-GB') findings.push(`has the language “${document.documentElement.lang}”`)
          return findings
        }
        """;

    /// <summary>The elements that make a page scroll sideways; one inside a region that scrolls by itself does not.</summary>
    public const string Overflow = """
        () => {
          const root = document.scrollingElement, width = root.clientWidth
          if (root.scrollWidth <= width) return []
          const scrolls = element => element && element !== document.body && element !== root
            && (getComputedStyle(element).overflowX !== 'visible' || scrolls(element.parentElement))
          const wide = [...document.body.querySelectorAll('*')].filter(element =>
            element.getBoundingClientRect().right > width + 0.5 && !scrolls(element.parentElement))
          const culprits = wide.filter(element => !wide.some(other => other !== element && element.contains(other))).slice(0, 3)
          return [`is ${root.scrollWidth} px wide in a window of ${width}: ` + culprits.map(element => element.outerHTML.slice(0, 160)).join('; ')]
        }
        """;

    public const string Links = """
        () => [...new Set([...document.querySelectorAll('a[href]')].map(link => new URL(link.href.baseVal ?? link.href, location.href))
          .filter(url => url.origin === location.origin).map(url => url.pathname + url.search))]
        """;
}
