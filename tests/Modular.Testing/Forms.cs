using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Modular.Testing;

/// <summary>Reads pages and sends their forms as a browser would: with every field that the page has, antiforgery included.</summary>
public static class Forms
{
    /// <summary>The page as a document that knows its address, whatever its status.</summary>
    public static async Task<IHtmlDocument> PageAsync(this HttpResponseMessage response)
    {
        var html = await response.Content.ReadAsStringAsync();
        var document = await BrowsingContext.New(Configuration.Default).OpenAsync(request => request.Content(html).Address(response.RequestMessage!.RequestUri!));
        return (IHtmlDocument)document;
    }

    /// <summary>Opens a page.</summary>
    public static async Task<IHtmlDocument> PageAsync(this HttpClient client, string path) => await (await client.GetAsync(path)).PageAsync();

    /// <summary>
    /// Opens a page and sends the form whose button says <paramref name="button"/>, with the given fields filled in; a field with a null value is left out.
    /// </summary>
    public static async Task<HttpResponseMessage> SubmitAsync(this HttpClient client, string path, string button, Dictionary<string, string?>? fields = null, Upload? upload = null)
    {
        var page = await client.GetAsync(path);
        if (!page.IsSuccessStatusCode)
            throw new InvalidOperationException($"{path} answers with status {(int)page.StatusCode}, so it has no form to send.");
        return await client.SubmitAsync(await page.PageAsync(), path, button, fields, upload);
    }

    /// <summary>Sends a form of a page that was opened before.</summary>
    public static async Task<HttpResponseMessage> SubmitAsync(
        this HttpClient client, IHtmlDocument page, string path, string button, Dictionary<string, string?>? fields = null, Upload? upload = null)
    {
        var form = page.QuerySelectorAll<IHtmlFormElement>("form").FirstOrDefault(form => ButtonOf(form, button) is not null)
            ?? throw new InvalidOperationException($"{path} has no form with a button “{button}”. It has: {string.Join(", ", Buttons(page))}.");
        var values = ValuesOf(form).Where(field => fields?.ContainsKey(field.Key) != true).ToList();
        var pressed = ButtonOf(form, button)!;
        if (pressed.GetAttribute("name") is { } name)
            values.Add(new(name, pressed.GetAttribute("value") ?? ""));
        foreach (var (key, value) in fields ?? [])
        {
            if (value is not null)
                values.Add(new(key, value));
        }
        var action = pressed.GetAttribute("formaction") ?? form.GetAttribute("action");
        using HttpContent content = upload is null ? new FormUrlEncodedContent(values) : upload.With(values);
        return await client.PostAsync(string.IsNullOrEmpty(action) ? new Uri(page.Url).PathAndQuery : action, content);
    }

    private static IEnumerable<KeyValuePair<string, string>> ValuesOf(IHtmlFormElement form)
    {
        foreach (var element in form.Elements)
        {
            switch (element)
            {
                case IHtmlInputElement { Name: { Length: > 0 } name, Type: "checkbox" or "radio" } input:
                    if (input.IsChecked)
                        yield return new(name, input.Value);
                    break;
                case IHtmlInputElement { Name: { Length: > 0 } name, Type: not ("submit" or "file" or "button") } input:
                    yield return new(name, input.Value);
                    break;
                case IHtmlTextAreaElement { Name: { Length: > 0 } name } area:
                    yield return new(name, area.Value);
                    break;
                case IHtmlSelectElement { Name: { Length: > 0 } name } select:
                    yield return new(name, select.Value ?? "");
                    break;
                default:
                    break;
            }
        }
    }

    private static IElement? ButtonOf(IHtmlFormElement form, string text) => form.QuerySelectorAll("button")
        .FirstOrDefault(button => string.Join(' ', button.TextContent.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)) == text);

    private static IEnumerable<string> Buttons(IHtmlDocument page) => page.QuerySelectorAll("form button").Select(button => button.TextContent.Trim());
}
