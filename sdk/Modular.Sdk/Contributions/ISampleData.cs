namespace Modular.Sdk;

/// <summary>The sample programme of January 2014. Called once, when the module's store has never been written to and <c>Sample:Load</c> is on.</summary>
public interface ISampleData : IContribution
{
    /// <summary>
    /// Fills the module's store from its files. Runs in a transaction of the store: either all of it is there afterwards, or nothing.
    /// An exception discards the generation.
    /// </summary>
    /// <param name="cancellation">Ends when the host is stopped.</param>
    Task LoadAsync(CancellationToken cancellation);
}
