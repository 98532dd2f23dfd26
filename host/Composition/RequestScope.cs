namespace Modular.Host.Composition;

/// <summary>Puts the generation, the module whose address it is, and the request's id on every log line of a request.</summary>
internal sealed class RequestScope(RequestDelegate next, GenerationInfo generation, ILogger<RequestScope> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        using (logger.BeginScope(new Line(generation.Number, generation.ModuleAt(context.Request.Path)?.Name ?? "Host", context.TraceIdentifier)))
            await next(context);
    }

    /// <summary>Written as fields by structured loggers and as one short text by the others.</summary>
    private sealed record Line(int Generation, string Module, string Request) : IReadOnlyList<KeyValuePair<string, object>>
    {
        public int Count => 3;

        public KeyValuePair<string, object> this[int index] => index switch
        {
            0 => new(nameof(Generation), Generation),
            1 => new(nameof(Module), Module),
            _ => new(nameof(Request), Request),
        };

        public IEnumerator<KeyValuePair<string, object>> GetEnumerator()
        {
            for (var index = 0; index < Count; index++)
                yield return this[index];
        }

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();

        public override string ToString() => $"generation {Generation}, {Module}, {Request}";
    }
}
