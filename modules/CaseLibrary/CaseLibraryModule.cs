namespace CaseLibrary;

/// <summary>The library of how councils earn income.</summary>
public sealed class CaseLibraryModule : Module
{
    /// <inheritdoc />
    public override string Slug => "case-studies";
}
