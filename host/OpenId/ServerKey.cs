using System.Globalization;
using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace Modular.Host.OpenId;

internal enum KeyUse
{
    Signing,
    Encryption,
}

/// <summary>One key and the file in which it is kept.</summary>
internal sealed record ServerKey(KeyUse Use, string Id, DateTimeOffset Made, SecurityKey Key)
{
    public const string Pattern = "openid-*.pem";
    private const string Moment = "yyyyMMdd'T'HHmmssfff'Z'";
    private const int SigningBits = 3072;
    private const int EncryptionBytes = 32;

    /// <summary>A new key in a file that nobody else can read.</summary>
    public static ServerKey Make(string folder, KeyUse use, DateTimeOffset now)
    {
        var made = now.UtcDateTime.ToString(Moment, CultureInfo.InvariantCulture);
        var path = Path.Combine(folder, $"{Prefix(use)}{made}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}.pem");
        using var rsa = use is KeyUse.Signing ? RSA.Create(SigningBits) : null;
        var text = rsa?.ExportPkcs8PrivateKeyPem() ?? PemEncoding.WriteString("SYMMETRIC KEY", RandomNumberGenerator.GetBytes(EncryptionBytes));
        Write(path, text);
        return Read(path, use);
    }

    /// <summary>All keys of a use, the newest first.</summary>
    public static IReadOnlyList<ServerKey> All(string folder, KeyUse use) =>
        [.. Directory.EnumerateFiles(folder, Prefix(use) + "*.pem").Select(path => Read(path, use)).OrderByDescending(key => key.Made)];

    public void Delete(string folder) => File.Delete(Path.Combine(folder, Id + ".pem"));

    private static ServerKey Read(string path, KeyUse use)
    {
        var id = Path.GetFileNameWithoutExtension(path);
        if (!DateTimeOffset.TryParseExact(id.Split('-')[2], Moment, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var made))
            throw new InvalidOperationException($"{path} is not named as keys are: its name must say when it was made.");
        var pem = File.ReadAllText(path);
        return new ServerKey(use, id, made, use is KeyUse.Signing ? Signing(pem, id) : new SymmetricSecurityKey(Bytes(pem)) { KeyId = id });
    }

    private static RsaSecurityKey Signing(string pem, string id)
    {
        using var rsa = RSA.Create();
        rsa.ImportFromPem(pem);
        return new RsaSecurityKey(rsa.ExportParameters(includePrivateParameters: true)) { KeyId = id };
    }

    private static byte[] Bytes(string pem)
    {
        var fields = PemEncoding.Find(pem);
        return Convert.FromBase64String(pem[fields.Base64Data]);
    }

    /// <summary>The draft is complete before it has the name of a key: a kill in between leaves no half of one.</summary>
    private static void Write(string path, string text)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var writer = new StreamWriter(path + ".new", options))
            writer.Write(text);
        File.Move(path + ".new", path);
    }

    private static string Prefix(KeyUse use) => use is KeyUse.Signing ? "openid-signing-" : "openid-encryption-";
}
