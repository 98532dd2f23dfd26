namespace Modular.Host.Modules;

/// <summary>Whose address is it? <c>/growth/awards</c>, <c>/growth.csv</c>, <c>/api/growth</c>, <c>/files/growth/…</c> and <c>/_modules/growth/…</c> all belong to <c>growth</c>.</summary>
internal static class ModulePath
{
    public static string? SlugOf(PathString path)
    {
        var parts = path.Value!.Split('/', 4, StringSplitOptions.RemoveEmptyEntries);
        var first = parts is ["api" or "_modules" or "files", var below, ..] ? below : parts.FirstOrDefault();
        return first?.Split('.')[0].ToLowerInvariant();
    }
}
