using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Modular.Host.Composition.Pipeline;

/// <summary>
/// Razor Pages describes every property of every page model, the thirty that each inherits included, before it maps a page. Only those that a form or an
/// address is bound to are ever used; leaving out the others makes starts and switches shorter, the more so the more pages there are.
/// </summary>
internal sealed class BoundPropertiesOnly(IPageApplicationModelPartsProvider inner) : IPageApplicationModelPartsProvider
{
    // Null means “not described”: the framework's own provider answers so too, whatever the signature says.
    public PagePropertyModel CreatePropertyModel(PropertyInfo property) =>
        IsBound(property) || IsBound(property.DeclaringType!) ? inner.CreatePropertyModel(property) : null!;

    public PageHandlerModel? CreateHandlerModel(MethodInfo method) => inner.CreateHandlerModel(method);

    public PageParameterModel CreateParameterModel(ParameterInfo parameter) => inner.CreateParameterModel(parameter);

    public bool IsHandler(MethodInfo methodInfo) => inner.IsHandler(methodInfo);

    private static bool IsBound(MemberInfo member) =>
        member.GetCustomAttributes(inherit: true).Any(attribute => attribute
            is IBindingSourceMetadata or IModelNameProvider or IBinderTypeProviderMetadata or IRequestPredicateProvider or BindPropertiesAttribute);
}
