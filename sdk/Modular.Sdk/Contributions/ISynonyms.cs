namespace Modular.Sdk;

/// <summary>Words that mean the same in this module: who searches for one finds the others too, in the site's search and in <see cref="IFacetedSearch"/>.</summary>
/// <remarks>Asked in the background after a switch and after each save in the module's store. Nobody is signed in.</remarks>
public interface ISynonyms : IContribution
{
    /// <summary>Groups of words or short phrases with one meaning: “parking”, “car parks”. Inflected forms need not be listed.</summary>
    /// <param name="cancellation">Ends when the generation is retired.</param>
    Task<IReadOnlyList<IReadOnlyList<string>>> GetAsync(CancellationToken cancellation);
}
