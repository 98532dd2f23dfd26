namespace Modular.Sdk.TagHelpers;

/// <summary>What a hex map shows for one council.</summary>
/// <param name="Code">The council; one that the layout does not have is left out.</param>
/// <param name="CssClass">The class that colours the cell: <c>hex--1</c> (lightest) to <c>hex--5</c>, or a class of the page's own.</param>
/// <param name="Label">What the cell means in words, with the council's name: "Poole: 14 days". It is read out and shown on hover.</param>
/// <param name="Link">Where the cell leads, or null for a cell that leads nowhere.</param>
public sealed record HexMapCell(CouncilCode Code, string CssClass, string Label, string? Link = null);

/// <summary>One line of a hex map's legend.</summary>
/// <param name="CssClass">The class of the cells that it explains; <c>hex--none</c> for councils without a cell of their own.</param>
/// <param name="Label">What the colour means.</param>
public sealed record HexMapLegendItem(string CssClass, string Label);
