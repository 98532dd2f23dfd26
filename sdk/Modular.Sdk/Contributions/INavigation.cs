namespace Modular.Sdk;

/// <summary>
/// Links in the shell's menus. They stand on every page, so they are asked once a generation, when it starts, and kept: answer the same for everybody and at
/// any time, and say with <see cref="NavigationItem.Audience"/> and <see cref="NavigationItem.Permission"/> who sees a link.
/// </summary>
public interface INavigation : IContribution
{
    /// <summary>The links, in any order. The host sorts by <see cref="NavigationItem.Order"/>, then by text.</summary>
    IEnumerable<NavigationItem> Items { get; }
}

/// <summary>One link in a menu.</summary>
/// <param name="Text">Two or three words.</param>
/// <param name="Path">A local address that starts with a slash.</param>
/// <param name="Audience">Public links stand in the main menu, staff links in the workspace.</param>
/// <param name="Permission">Show the link only to people who have this permission; null shows it to the whole audience.</param>
/// <param name="Order">Low numbers come first.</param>
public sealed record NavigationItem(string Text, string Path, Audience Audience, string? Permission = null, int Order = 100);
