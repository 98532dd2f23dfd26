namespace Modular.Sdk;

/// <summary>
/// The principal councils of England since 22 January 2014, with what they are called and what became of them. The host
/// provides it as a singleton; it is immutable and safe for any number of threads.
/// </summary>
public interface ICouncilRegister
{
    /// <summary>The words that must be shown wherever the register's data is.</summary>
    string Attribution { get; }

    /// <summary>Every council that exists or existed since 22 January 2014, ordered by name.</summary>
    IReadOnlyList<Council> All { get; }

    /// <summary>The councils that exist on a day, ordered by name. Days before 22 January 2014 give the 353 of that day.</summary>
    IReadOnlyList<Council> AsAt(DateOnly date);

    /// <summary>The council with this code, or null when there is none.</summary>
    Council? Find(CouncilCode code);

    /// <summary>The council with this <see cref="Council.Slug"/>, in any case, or null when there is none.</summary>
    Council? FindBySlug(string slug);

    /// <summary>The council with this GSS code, current or former, in any case, or null when there is none.</summary>
    Council? FindByGss(string gss);

    /// <summary>
    /// The councils that do this council's work on a day: itself while it exists, otherwise whatever followed, through
    /// every reorganisation until then (Taunton Deane is Somerset West and Taunton in 2020, Somerset in 2024). Ordered by name;
    /// more than one when its area was split; empty when there is no such council or it was not yet created.
    /// </summary>
    IReadOnlyList<Council> SuccessorsAsAt(CouncilCode code, DateOnly date);

    /// <summary>The councils that this one directly took over from, ordered by name; empty when it took over from none.</summary>
    IReadOnlyList<Council> PredecessorsOf(CouncilCode code);

    /// <summary>
    /// Turns what people write into councils: names, everyday names, codes, several in one line, groups with their members in
    /// brackets. Nothing is left out silently: what is not a council comes back as unknown, what may be several as ambiguous.
    /// </summary>
    /// <param name="text">What was written, in one or more lines; null or blank gives an empty list.</param>
    /// <param name="asAt">
    /// The day at which the text was written: a name that passed from one council to another then means the one of that day.
    /// Null weighs all councils alike, so that such a name is ambiguous. A name that only an abolished council has is
    /// still found.
    /// </param>
    /// <returns>One match for each part of the text, in the order of the text.</returns>
    /// <example><c>Resolve("Christchurch Borough Council and East Dorset District Council")</c> gives CHC and EDO, both certain.</example>
    IReadOnlyList<CouncilMatch> Resolve(string? text, DateOnly? asAt = null);

    /// <summary>The cells of a hex map, in no particular order.</summary>
    IReadOnlyList<HexCell> Hexes(HexLayout layout);
}
