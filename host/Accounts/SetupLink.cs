using System.Security.Cryptography;
using System.Text;
using Modular.Host.Storage;

namespace Modular.Host.Accounts;

/// <summary>The one-time link with which the first administrator signs up. Made anew at each start for as long as there is no account.</summary>
internal sealed class SetupLink(StoreDatabases databases) : IDisposable
{
    private readonly SemaphoreSlim one = new(1);
    private byte[]? token = RandomNumberGenerator.GetBytes(32);

    /// <summary>The address to print, or null when somebody has an account already.</summary>
    public async Task<string?> AddressAsync(string site, CancellationToken cancellation) =>
        await NobodyYetAsync(cancellation) && token is { } secret ? $"{site}/setup?token={Convert.ToHexStringLower(secret)}" : null;

    public async Task<bool> IsValidAsync(string? presented, CancellationToken cancellation) =>
        token is { } secret
        && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(presented ?? ""), Encoding.ASCII.GetBytes(Convert.ToHexStringLower(secret)))
        && await NobodyYetAsync(cancellation);

    /// <summary>Creates the first account; the link is used up only when that succeeds, and never by two people at once.</summary>
    public async Task<T?> UseAsync<T>(string? presented, Func<Task<(bool Created, T Result)>> create, CancellationToken cancellation) where T : class
    {
        await one.WaitAsync(cancellation);
        try
        {
            if (!await IsValidAsync(presented, cancellation))
                return null;
            var (created, result) = await create();
            if (created)
                token = null;
            return result;
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    private async Task<bool> NobodyYetAsync(CancellationToken cancellation) => !await databases.AnyAsync(StoreDatabases.HostStore, "AspNetUserRoles", cancellation);
}
