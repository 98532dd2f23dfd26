namespace Modular.Sdk;

/// <summary>
/// Sends letters by e-mail, as plain text. A letter lies on the disk when the method returns, and is delivered in the background, over switches and restarts;
/// one that cannot be delivered shows up under Administration.
/// </summary>
/// <remarks>Send after the save of what the letter is about. Never put into a letter what its reader may not see.</remarks>
public interface ILetters
{
    /// <summary>Writes to somebody with an account.</summary>
    /// <param name="person">The <see cref="Person.Id"/>. Somebody whose account is closed gets nothing.</param>
    /// <param name="subject">One line.</param>
    /// <param name="paragraphs">What it says; “Hello …” and the site's name are added. Addresses of pages are written with <see cref="AddressOf"/>.</param>
    Task SendToPersonAsync(string person, string subject, params string[] paragraphs);

    /// <summary>Writes to somebody without an account.</summary>
    /// <param name="address">The e-mail address.</param>
    /// <param name="name">What to call the person in the greeting; blank for “Hello”.</param>
    /// <param name="subject">One line.</param>
    /// <param name="paragraphs">What it says.</param>
    /// <exception cref="ArgumentException">The address is not one.</exception>
    Task SendAsync(string address, string name, string subject, params string[] paragraphs);

    /// <summary>The whole address of a page, as it can be opened from a letter.</summary>
    /// <param name="path">The path on this site, from its slash.</param>
    string AddressOf(string path);
}
