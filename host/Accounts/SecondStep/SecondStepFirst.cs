namespace Modular.Host.Accounts.SecondStep;

/// <summary>Leads people who have to have a second step, and have none yet, to where they set it up, before anything else opens.</summary>
internal sealed class SecondStepFirst(RequestDelegate next)
{
    public const string Claim = "second_step_first";
    public const string SetUp = "/account/second-step";
    private static readonly string[] Open = [SetUp, "/sign-out", "/sign-in", "/status", "/health"];

    public Task InvokeAsync(HttpContext context)
    {
        if (!context.User.HasClaim(claim => claim.Type == Claim) || Open.Any(path => context.Request.Path.StartsWithSegments(path)))
            return next(context);
        if (context.Request.Path.StartsWithSegments("/api"))
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        else
            context.Response.Redirect($"{context.Request.PathBase}{SetUp}");
        return Task.CompletedTask;
    }
}
