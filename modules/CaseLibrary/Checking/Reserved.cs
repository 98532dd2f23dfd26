namespace CaseLibrary.Checking;

/// <summary>Last parts of addresses below <c>/case-studies</c> that are not cases.</summary>
internal static class Reserved
{
    private static readonly string[] Slugs = ["manage", "drafts", "propose", "fact-check", "feed", "compare", "list", "saved", "figures", "collections", "data", "new"];

    public static bool Has(string slug) => Slugs.Contains(slug);
}
