using System.Security.Cryptography;
using Modular.Sdk;

namespace Modular.Host.Search.Facts;

/// <summary>All of a document but its text: what filters, counts, sorting and access need. It lies in the index as bytes and in memory as columns.</summary>
internal sealed record DocumentFacts(
    string Source, string Key, string Kind, string Title, Audience Audience, string? Permission, Guid? Record, long Hash,
    IReadOnlyList<FacetValue> Facets, IReadOnlyDictionary<string, double> Numbers, IReadOnlyList<Money> Money, string? Shown)
{
    /// <summary>Count it up when the same document is to be put into the index in another way: then all are written anew.</summary>
    private const int Format = 2;

    public static DocumentFacts Of(string source, SearchDocument document)
    {
        var facts = new DocumentFacts(source, document.Key, document.Kind, document.Title, document.Audience, document.Permission, document.Record, 0,
            [.. document.Facets.Distinct()], document.Numbers, document.Money, document.Shown);
        using var buffer = new MemoryStream();
        using var writer = new BinaryWriter(buffer);
        facts.Write(writer);
        foreach (var text in new[] { document.Summary, document.Keywords, document.Body, document.Link })
            writer.Write(text);
        writer.Write(Format);
        return facts with { Hash = BitConverter.ToInt64(SHA256.HashData(buffer.GetBuffer().AsSpan(0, (int)buffer.Length))) };
    }

    public byte[] ToBytes()
    {
        using var buffer = new MemoryStream();
        using var writer = new BinaryWriter(buffer);
        Write(writer);
        return buffer.ToArray();
    }

    public static DocumentFacts From(ReadOnlySpan<byte> bytes)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes.ToArray()));
        return new DocumentFacts(reader.ReadString(), reader.ReadString(), reader.ReadString(), reader.ReadString(), (Audience)reader.ReadByte(), Optional(reader),
            reader.ReadBoolean() ? new Guid(reader.ReadBytes(16)) : null, reader.ReadInt64(),
            Many(reader, () => new FacetValue(reader.ReadString(), reader.ReadString())),
            Many(reader, () => (reader.ReadString(), reader.ReadDouble())).ToDictionary(),
            Many(reader, () => new Money(reader.ReadDecimal(), (MoneyKind)reader.ReadByte(), (MoneyPeriod)reader.ReadByte(), (MoneyStatus)reader.ReadByte(), Optional(reader))), Optional(reader));
    }

    private void Write(BinaryWriter writer)
    {
        foreach (var text in new[] { Source, Key, Kind, Title })
            writer.Write(text);
        writer.Write((byte)Audience);
        Optional(writer, Permission);
        writer.Write(Record is not null);
        if (Record is { } record)
            writer.Write(record.ToByteArray());
        writer.Write(Hash);
        writer.Write(Facets.Count);
        foreach (var (facet, value) in Facets)
        {
            writer.Write(facet);
            writer.Write(value);
        }
        writer.Write(Numbers.Count);
        foreach (var (key, number) in Numbers.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            writer.Write(key);
            writer.Write(number);
        }
        writer.Write(Money.Count);
        foreach (var money in Money)
        {
            writer.Write(money.Amount);
            writer.Write((byte)money.Kind);
            writer.Write((byte)money.Period);
            writer.Write((byte)money.Status);
            Optional(writer, money.PriceYear);
        }
        Optional(writer, Shown);
    }

    private static List<T> Many<T>(BinaryReader reader, Func<T> read)
    {
        var all = new List<T>(reader.ReadInt32());
        for (var left = all.Capacity; left > 0; left--)
            all.Add(read());
        return all;
    }

    private static string? Optional(BinaryReader reader) => reader.ReadBoolean() ? reader.ReadString() : null;

    private static void Optional(BinaryWriter writer, string? text)
    {
        writer.Write(text is not null);
        if (text is not null)
            writer.Write(text);
    }
}
