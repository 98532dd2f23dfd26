using System.Buffers.Binary;
using System.Buffers.Text;
using System.Formats.Cbor;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Modular.Host.Tests.Accounts;

/// <summary>A passkey in memory: makes ES256 credentials with “none” attestation and signs with them, as a browser would hand them over.</summary>
internal sealed class SoftwareAuthenticator : IDisposable
{
    private const byte PresentAndVerified = 0x05;
    private const byte HasCredential = 0x40;
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] id = RandomNumberGenerator.GetBytes(32);
    private string? user;
    private uint count;

    /// <summary>Where the page that asks comes from; one that fishes for passkeys comes from elsewhere.</summary>
    public string Origin { get; set; } = "http://localhost";

    public string Create(string options)
    {
        var asked = JsonDocument.Parse(options).RootElement;
        user = asked.GetProperty("user").GetProperty("id").GetString();
        var attestation = new CborWriter();
        attestation.WriteStartMap(3);
        attestation.WriteTextString("fmt");
        attestation.WriteTextString("none");
        attestation.WriteTextString("attStmt");
        attestation.WriteStartMap(0);
        attestation.WriteEndMap();
        attestation.WriteTextString("authData");
        attestation.WriteByteString([.. AuthenticatorData(PresentAndVerified | HasCredential), .. new byte[16], 0, (byte)id.Length, .. id, .. PublicKey()]);
        attestation.WriteEndMap();
        return Credential(new
        {
            clientDataJSON = Text(ClientData("webauthn.create", asked)),
            attestationObject = Text(attestation.Encode()),
            transports = new[] { "internal" },
        });
    }

    public string Get(string options)
    {
        var clientData = ClientData("webauthn.get", JsonDocument.Parse(options).RootElement);
        count++;
        var data = AuthenticatorData(PresentAndVerified);
        var signature = key.SignData([.. data, .. SHA256.HashData(clientData)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return Credential(new { clientDataJSON = Text(clientData), authenticatorData = Text(data), signature = Text(signature), userHandle = user });
    }

    public void Dispose() => key.Dispose();

    private string Credential(object response) => JsonSerializer.Serialize(new
    {
        id = Text(id),
        rawId = Text(id),
        type = "public-key",
        authenticatorAttachment = "platform",
        clientExtensionResults = new { },
        response,
    });

    private byte[] ClientData(string type, JsonElement asked) => JsonSerializer.SerializeToUtf8Bytes(
        new { type, challenge = asked.GetProperty("challenge").GetString(), origin = Origin, crossOrigin = false });

    private byte[] AuthenticatorData(int flags)
    {
        var number = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(number, count);
        return [.. SHA256.HashData(Encoding.UTF8.GetBytes("localhost")), (byte)flags, .. number];
    }

    private byte[] PublicKey()
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        var cose = new CborWriter(CborConformanceMode.Ctap2Canonical);
        cose.WriteStartMap(5);
        foreach (var (label, value) in new[] { (1, 2), (3, -7), (-1, 1) })
        {
            cose.WriteInt32(label);
            cose.WriteInt32(value);
        }
        cose.WriteInt32(-2);
        cose.WriteByteString(point.X!);
        cose.WriteInt32(-3);
        cose.WriteByteString(point.Y!);
        cose.WriteEndMap();
        return cose.Encode();
    }

    private static string Text(byte[] bytes) => Base64Url.EncodeToString(bytes);
}
