using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Modular.Sdk.TagHelpers;

/// <summary>
/// Gives every <see cref="DateOnly"/> to <see cref="DateOnlyPartsModelBinder"/>. The host puts it before the framework's own providers.
/// </summary>
public sealed class DateOnlyPartsModelBinderProvider : IModelBinderProvider
{
    /// <inheritdoc />
    public IModelBinder? GetBinder(ModelBinderProviderContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Metadata.UnderlyingOrModelType == typeof(DateOnly) ? new DateOnlyPartsModelBinder() : null;
    }
}
