using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Modular.Host.Composition;
using Modular.Host.Composition.Pipeline;

namespace Modular.Host.Modules;

/// <summary>A module's pages answer below its slug: <c>Areas/CaseLibrary/Pages/Index</c> becomes <c>/case-studies</c>. Absolute routes of pages must stay there too.</summary>
internal sealed class ModuleRouteConvention(GenerationInfo generation) : IPageRouteModelConvention
{
    public void Apply(PageRouteModel model)
    {
        if (generation.Modules.FirstOrDefault(module => module.Name == model.AreaName) is not { } module)
            return;
        foreach (var route in model.Selectors.Select(selector => selector.AttributeRouteModel!))
        {
            var template = route.Template!.TrimStart('/');
            if (Below(template, module.Name))
                template = module.Slug + template[module.Name.Length..];
            if (!Below(template, module.Slug))
                throw new CompositionFault(CompositionStep.Map, module.Name,
                    $"the page {model.ViewEnginePath} of {module.Name} answers at /{template}, which belongs to {RouteRules.Of(generation.Modules).WhoseIs("/" + template)}. "
                        + $"It may answer below /{module.Slug} only.");
            route.Template = template;
        }
    }

    private static bool Below(string template, string first) => template == first || template.StartsWith(first + "/", StringComparison.Ordinal);
}
