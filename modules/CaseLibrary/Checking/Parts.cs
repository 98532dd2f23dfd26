namespace CaseLibrary.Checking;

internal static class Parts
{
    private static readonly string[] References = ["source", "sources", "references", "documents", "links", "further reading", "contact", "contacts"];

    /// <summary>Parts that list names and titles of others: how those are written is not ours to change.</summary>
    public static bool IsReference(string part) => References.Contains(part.Trim().ToLowerInvariant());
}
