using System.Net.Http.Headers;

namespace Modular.Testing;

/// <summary>A file that somebody chose in a form.</summary>
/// <param name="Field">The name of the field.</param>
/// <param name="Name">What the browser says that the file is called.</param>
/// <param name="Bytes">What is in it.</param>
/// <param name="Type">What the browser says that it is.</param>
public sealed record Upload(string Field, string Name, byte[] Bytes, string Type = "application/octet-stream")
{
    /// <summary>The form as a browser sends it, the file last.</summary>
    public MultipartFormDataContent With(IEnumerable<KeyValuePair<string, string>> values)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in values)
            form.Add(new StringContent(value), name);
        var file = new ByteArrayContent(Bytes) { Headers = { ContentType = new MediaTypeHeaderValue(Type) } };
        form.Add(file, Field, Name);
        return form;
    }
}
