using Microsoft.AspNetCore.DataProtection;

namespace Modular.Host.Storage;

internal static class StorageServices
{
    public static void AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(provider => StorageOptions.From(configuration, provider.GetRequiredService<IWebHostEnvironment>().ContentRootPath));
        services.AddSingleton<StoreDatabases>();
        services.AddSingleton<StoreCopies>();
        services.AddSingleton<StoreLocks>();
        services.AddSingleton<WriteGates>();
        services.AddSingleton<OldStores>();
        services.AddSingleton<StoreSizes>();
        services.AddSingleton<StoreMigrator>();
        services.AddSingleton<StoreChanges>();
        services.AddSingleton(TimeProvider.System);

        // One key ring for all generations: cookies, forms and tokens survive a switch.
        services.AddDataProtection().SetApplicationName("Modular");
        services.AddOptions<Microsoft.AspNetCore.DataProtection.KeyManagement.KeyManagementOptions>()
            .Configure<StorageOptions, ILoggerFactory>((options, storage, loggers) =>
                options.XmlRepository = new Microsoft.AspNetCore.DataProtection.Repositories.FileSystemXmlRepository(KeysFolder(storage), loggers));
    }

    public static DirectoryInfo KeysFolder(StorageOptions storage)
    {
        var keys = Path.Combine(storage.Path, "keys");
        if (OperatingSystem.IsWindows())
            return Directory.CreateDirectory(keys);
        const UnixFileMode ours = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        // A folder that came with a copy of the storage may be open to others.
        var folder = Directory.CreateDirectory(keys, ours);
        folder.UnixFileMode = ours;
        return folder;
    }
}
