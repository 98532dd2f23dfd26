using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;

namespace Modular.Sdk;

/// <summary>
/// One workstream. A module assembly has exactly one public, concrete class that derives from this one and has a parameterless
/// constructor. The host creates it once for each load of the assembly, before any service exists, and keeps it while the module is active.
/// </summary>
/// <remarks>
/// Everything else a module offers (pages, cards, exports …) is found by scanning its assembly for <see cref="IContribution"/>:
/// there is nothing to register by hand.
/// </remarks>
/// <example><code>public sealed class GrowthModule : Module;</code></example>
public abstract partial class Module
{
    private ModuleInfo? _info;

    /// <summary>
    /// The first part of the module's addresses: pages answer below <c>/{Slug}</c>, its API below <c>/api/{Slug}</c>.
    /// Lower-case letters, digits and hyphens; the shell's own addresses (<c>administration</c>, <c>councils</c>, <c>search</c> …) are refused. Defaults to the assembly name in kebab case: <c>LandReview</c> becomes <c>land-review</c>.
    /// </summary>
    public virtual string Slug => KebabCase().Replace(GetType().Assembly.GetName().Name!, "-$1").ToLowerInvariant();

    /// <summary>What the module's package says about it, and its files. Set by the host right after construction.</summary>
    /// <exception cref="InvalidOperationException">Read inside the constructor, before the host has set it.</exception>
    public ModuleInfo Info
    {
        get => _info ?? throw new InvalidOperationException($"{GetType().Name}.Info is not available inside the constructor.");
        internal set => _info = value;
    }

    /// <summary>
    /// Called once for each generation, to register services of the module's own. Contributions and the store are registered by the host.
    /// The default does nothing. An exception discards the generation that is being composed; the current one goes on serving.
    /// </summary>
    /// <param name="services">The services of the generation that is being composed.</param>
    /// <param name="configuration">The section <c>Modules:{Name}</c> of the host's configuration; empty when there is none.</param>
    public virtual void ConfigureServices(IServiceCollection services, IConfiguration configuration)
    {
    }

    [System.Text.RegularExpressions.GeneratedRegex("(?<=[a-z0-9])([A-Z])")]
    private static partial System.Text.RegularExpressions.Regex KebabCase();
}

/// <summary>What is known of a module from its assembly and folder.</summary>
/// <param name="Name">The assembly's simple name; also the name of its area and its store. Never null.</param>
/// <param name="Title">What people call the programme, from the project's <c>Title</c> (or its name).</param>
/// <param name="Description">One or two sentences for the list of modules; empty when the project has no <c>Description</c>.</param>
/// <param name="Version">The informational version without build metadata, for example <c>1.2.0</c>.</param>
/// <param name="Files">The module's folder as it was when the module was loaded. Sample data lies below <c>Sample/</c>.</param>
/// <param name="AssetsPath">The address of the module's <c>wwwroot</c>, different for each build: <c>@Module.Info.AssetsPath/map.js</c>. Served with caching for ever.</param>
public sealed record ModuleInfo(string Name, string Title, string Description, string Version, IFileProvider Files, string AssetsPath);
