using Microsoft.AspNetCore.Http;

namespace Modular.Sdk;

/// <summary>
/// What a caller sent cannot be read. Thrown by what reads requests (<see cref="PageRequest"/>, <see cref="IfMatch"/>, a module's own binding); the host
/// answers with its status and words as problem details. Handlers return problems instead (<see cref="FieldProblems"/>).
/// </summary>
/// <param name="status">A status of 400 to 499.</param>
/// <param name="detail">What is wrong and what to do, for the people who write the client.</param>
/// <param name="field">The field, header or part of the address that is meant; null when it is the request as a whole.</param>
public sealed class RequestRefusedException(int status, string detail, string? field = null) : BadHttpRequestException(detail, status)
{
    /// <summary>The field, header or part of the address that is meant; null when it is the request as a whole.</summary>
    public string? Field { get; } = field;
}
