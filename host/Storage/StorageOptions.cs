namespace Modular.Host.Storage;

internal enum StorageProvider
{
    Sqlite,
    PostgreSql,
}

/// <summary>The section <c>Storage</c> of the configuration.</summary>
internal sealed class StorageOptions
{
    public StorageProvider Provider { get; init; } = StorageProvider.Sqlite;

    /// <summary>The folder for stores, keys and whatever else the host keeps. Relative to the content root.</summary>
    public required string Path { get; init; }

    /// <summary>Needed with PostgreSQL.</summary>
    public string? ConnectionString { get; init; }

    public static StorageOptions From(IConfiguration configuration, string contentRoot)
    {
        var section = configuration.GetSection("Storage");
        var provider = section["Provider"] ?? nameof(StorageProvider.Sqlite);
        if (!Enum.TryParse<StorageProvider>(provider, ignoreCase: true, out var known))
            throw new InvalidOperationException($"Storage:Provider is “{provider}”; it can be Sqlite or PostgreSQL.");
        if (known is StorageProvider.PostgreSql && string.IsNullOrWhiteSpace(section["ConnectionString"]))
            throw new InvalidOperationException("Storage:Provider is PostgreSQL, so Storage:ConnectionString must say where it is.");
        return new StorageOptions
        {
            Provider = known,
            Path = System.IO.Path.GetFullPath(section["Path"] ?? "data", contentRoot),
            ConnectionString = section["ConnectionString"],
        };
    }
}
