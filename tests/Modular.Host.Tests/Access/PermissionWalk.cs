using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;

namespace Modular.Host.Tests.Access;

/// <summary>Tries each endpoint as each walker with every method, and compares who was let in with what is declared.</summary>
internal sealed class PermissionWalk(IReadOnlyList<Walker> walkers, IReadOnlyList<DeclaredRoles> roles, IReadOnlyDictionary<string, string> addresses)
{
    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

    /// <summary>Public as far as people are concerned: the protocol lets nobody in who has no token.</summary>
    private static readonly string[] ForTokens = ["/connect/userinfo"];

    /// <summary>Here the protocol refuses what it cannot read before anybody asks who it is.</summary>
    private static readonly string[] OfTheProtocol = [.. ForTokens, "/connect/device"];

    public string Summary(int endpoints, int surprises) => $"{endpoints} endpoints × {walkers.Count} roles × {Methods.Length} methods, {surprises} surprises";

    public async Task<IReadOnlyList<string>> SurprisesAsync(IReadOnlyList<DeclaredEndpoint> declared)
    {
        var surprises = new ConcurrentBag<string>();
        var steps = from walker in walkers from address in declared.GroupBy(row => row.Address) from method in Methods select (walker, address, method);
        await Parallel.ForEachAsync(steps, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (step, cancellation) =>
        {
            var (walker, address, method) = step;
            using var request = new HttpRequestMessage(new HttpMethod(method), addresses[address.Key]);
            // Without a type that the API takes, the refusal would be about that.
            if (method is "POST" or "PUT" or "PATCH" && address.Key.StartsWith("/api/", StringComparison.Ordinal))
                request.Content = JsonContent.Create(new { });
            using var response = await walker.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            if (Surprise(walker, address.FirstOrDefault(row => row.Takes(method)), response) is { } surprise)
                surprises.Add($"{method} {address.Key} ({addresses[address.Key]}) as {walker.Name}: {surprise}, status {(int)response.StatusCode}");
        });
        return [.. surprises.Order(StringComparer.Ordinal)];
    }

    private string? Surprise(Walker walker, DeclaredEndpoint? declared, HttpResponseMessage response)
    {
        if ((int)response.StatusCode >= 500)
            return "failed";
        if (response.StatusCode is HttpStatusCode.TooManyRequests)
            return "a rate limit answered, which says nothing about permissions";
        if (declared is null)
            return response.IsSuccessStatusCode ? "answers to a method that it does not declare" : null;
        if (OfTheProtocol.Contains(declared.Address) && response.StatusCode is HttpStatusCode.BadRequest)
            return null;
        return (May(walker, declared.Access) && !ForTokens.Contains(declared.Address), IsKeptOut(response)) switch
        {
            (true, true) => $"kept out, though {declared.Access} is declared",
            (false, false) => $"let in, though {declared.Access} is declared",
            _ => null,
        };
    }

    private bool May(Walker walker, string access) =>
        access == DeclaredEndpoint.Public || roles.Any(row => row.Permission == access && row.Walkers.Split(' ').Contains(walker.Name));

    /// <summary>A form without its token (400) and a record that is not there (404) are behind the door already.</summary>
    private static bool IsKeptOut(HttpResponseMessage response) =>
        response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
        || response.StatusCode is HttpStatusCode.Redirect && response.Headers.Location!.OriginalString.Contains("/sign-in?", StringComparison.Ordinal);
}
