using Modular.Host.Storage;

namespace Modular.Host.Composition.Pipeline;

/// <summary>Not a mistake in the page: it may work in a moment.</summary>
internal sealed class NotNowException(string reason) : Exception(reason);

internal static class RequestFaults
{
    public static bool IsMoving(this Exception? exception) => exception is not null
        && (exception is StoreMovingException or Npgsql.PostgresException { SqlState: StoreCopies.HasMoved } || exception.InnerException.IsMoving());

    /// <summary>Not a mistake in the page: it may work in a moment.</summary>
    public static bool IsPassing(this Exception exception) => exception is NotNowException || exception.IsMoving();

    /// <summary>What was sent is wrong, not what answers.</summary>
    public static bool IsOfTheSender(this Exception exception) => exception is BadHttpRequestException or NullCharacterException;

    public static int StatusOf(Exception exception) => exception switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        NullCharacterException => StatusCodes.Status400BadRequest,
        _ => exception.IsPassing() ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError,
    };
}
