namespace Modular.BareSite;

/// <summary>What stands on every page around its own text, and around the cards of the list: taken from the site that is measured, so that both send the same markup.</summary>
/// <param name="BeforeTitle">From the first byte to the title.</param>
/// <param name="BeforeHead">From the end of the title to what a page adds to the head.</param>
/// <param name="BeforeBody">The end of the head, the header and the menu.</param>
/// <param name="AfterBody">The footer, to the last byte.</param>
/// <param name="ListHead">What the list adds to the head.</param>
/// <param name="BeforeCards">Heading, search and filters.</param>
/// <param name="AfterCards">The other pages, the sums and the downloads.</param>
public sealed record Frame(string BeforeTitle, string BeforeHead, string BeforeBody, string AfterBody, string ListHead, string BeforeCards, string AfterCards);
