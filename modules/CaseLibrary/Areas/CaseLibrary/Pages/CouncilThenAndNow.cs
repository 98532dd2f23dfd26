namespace CaseLibrary.Pages;

/// <summary>A council as it was when the case began, and what has become of it.</summary>
internal sealed record CouncilThenAndNow(Council Then, IReadOnlyList<Council> Now)
{
    /// <summary>“now part of West Suffolk”; null for a council that is still there.</summary>
    public string? Since => Now.Any(council => council.Code == Then.Code) || Now.Count == 0
        ? null
        : $"now part of {string.Join(" and ", Now.Select(council => council.Name))}";
}
