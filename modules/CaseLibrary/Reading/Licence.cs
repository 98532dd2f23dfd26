namespace CaseLibrary.Reading;

/// <summary>The licence of every case, as the site's page about licences gives it.</summary>
internal static class Licence
{
    public const string Name = "Open Government Licence v3.0";
    public const string Address = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/";
    /// <summary>The licence as a header of what has no place for it inside, such as CSV.</summary>
    public const string Header = "<" + Address + ">; rel=\"license\"";

    public const string Line = "Text and figures may be used under the " + Name + ". Pictures and documents keep the licence that stands beside them.";
}
