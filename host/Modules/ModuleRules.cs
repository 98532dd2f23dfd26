using System.Collections.Frozen;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Razor.Hosting;
using Modular.Host.Composition;
using Modular.Host.Modules.Loading;
using Modular.Host.Storage;
using Modular.Sdk;

namespace Modular.Host.Modules;

/// <summary>What a module may not do, checked when it is loaded.</summary>
internal static partial class ModuleRules
{
    /// <summary>First parts of addresses that belong to the shell.</summary>
    private static readonly FrozenSet<string> ShellSlugs =
    [
        "api", "administration", "workspace", "councils", "search", "calendar", "health", "sign-in", "sign-out", "setup", "status", "assets",
        "accessibility", "cookies", "privacy", "licence", "data", "account", "openapi", "host", "connect", "files",
    ];

    public static void Check(LoadedModule module)
    {
        if (StoreDatabases.FileNameOf(module.Name) == StoreDatabases.FileNameOf(StoreDatabases.HostStore))
            throw Refuse(module, "its store would be the host's own: give the module another name");
        if (NameOfACopy().IsMatch(module.Name))
            throw Refuse(module, "its name ends like the copies that are made of other modules' stores: give it one without a number after “-” or “_”");
        if (!Slug().IsMatch(module.Slug))
            throw Refuse(module, $"its slug “{module.Slug}” must be lower-case letters, digits and hyphens");
        if (ShellSlugs.Contains(module.Slug))
            throw Refuse(module, $"its slug “{module.Slug}” belongs to the shell");
        if (GuardedHandler(module.Assembly.GetTypes()) is { } handler)
            throw Refuse(module, $"{handler} carries a permission, which Razor Pages ignores on a handler: put it on the page's model, or give the task a page of its own");
        if (ViewOutside(module.Name, Views(module.Assembly)) is { } outside)
            throw Refuse(module, $"the view {outside} lies outside /Areas/{module.Name}/ and would replace {ViewOwner(outside)}");
    }

    /// <summary>The first view that lies outside the module's area; null when there is none.</summary>
    public static string? ViewOutside(string module, IEnumerable<string> views) =>
        views.FirstOrDefault(view => !view.StartsWith($"/Areas/{module}/", StringComparison.Ordinal));

    private static string ViewOwner(string view) => view.Split('/', StringSplitOptions.RemoveEmptyEntries) switch
    {
        ["Areas", var area, ..] => $"the view of {area}, whose area that is",
        _ when Views(typeof(ModuleRules).Assembly).Contains(view, StringComparer.OrdinalIgnoreCase) => "the shell's view",
        _ => "any view that the shell puts there",
    };

    /// <summary>The first page handler with an access attribute of its own; null when there is none.</summary>
    public static string? GuardedHandler(IEnumerable<Type> types) => types.Where(type => type.IsSubclassOf(typeof(PageModel)))
        .SelectMany(type => type.GetMethods())
        .Where(method => method.IsDefined(typeof(PermissionAttribute), true) || method.IsDefined(typeof(PublicAttribute), true))
        .Select(method => $"{method.DeclaringType!.Name}.{method.Name}").FirstOrDefault();

    public static void CheckTogether(IReadOnlyList<LoadedModule> modules)
    {
        Differ(modules, module => module.Slug, "slug");
        // Areas are found without regard to case, and a store's file is named after the module.
        Differ(modules, module => module.Name.ToUpperInvariant(), "area");
        Differ(modules, module => StoreDatabases.FileNameOf(module.Name), "store");
    }

    private static void Differ(IReadOnlyList<LoadedModule> modules, Func<LoadedModule, string> of, string what)
    {
        var twice = modules.GroupBy(of).FirstOrDefault(same => same.Count() > 1);
        if (twice is not null)
            throw new CompositionFault(CompositionStep.Load, twice.Last().Name,
                $"the {what} “{twice.Key}” of {twice.Last().Name} is taken by {twice.First().Name}: two modules cannot have the same.");
    }

    private static IEnumerable<string> Views(Assembly assembly) =>
        assembly.GetCustomAttributes(typeof(RazorCompiledItemAttribute), false).Cast<RazorCompiledItemAttribute>().Select(view => view.Identifier);

    private static CompositionFault Refuse(LoadedModule module, string why) => new(CompositionStep.Load, module.Name, $"{module.Name} is refused: {why}.");

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    private static partial Regex Slug();

    [GeneratedRegex("[-_][0-9]+$")]
    private static partial Regex NameOfACopy();
}
