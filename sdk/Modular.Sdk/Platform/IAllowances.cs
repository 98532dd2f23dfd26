namespace Modular.Sdk;

/// <summary>
/// Counts what may happen only so often, whoever asks: letters to one address, the sending of one form. The host's process counts, so that a switch gives nobody a new
/// allowance; a restart does, and several hosts count each for itself.
/// </summary>
/// <example><code>
/// if (allowances.Take("trees.letters", address, most: 3, TimeSpan.FromHours(1)))
///     await letters.SendAsync(address, "", "Your tree", "We have your message.");
/// </code></example>
public interface IAllowances
{
    /// <summary>Takes one, if there is one left.</summary>
    /// <param name="purpose">What it is for; starts with the module's slug and a dot: <c>case-studies.letters</c>.</param>
    /// <param name="key">Whose allowance it is, such as an e-mail address; capitals do not matter. Only a digest is kept.</param>
    /// <param name="most">How many there are.</param>
    /// <param name="span">How long they have to last, counted from the first.</param>
    /// <returns>False when none is left.</returns>
    bool Take(string purpose, string key, int most, TimeSpan span);
}
