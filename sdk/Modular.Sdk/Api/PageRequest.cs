using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Modular.Sdk;

/// <summary>
/// Which part of a list a caller asks for. A handler takes it as <c>[AsParameters] PageRequest page</c>. A cursor stands for the last item of the page
/// before, so that what is added meanwhile neither repeats nor hides anything; clients treat it as opaque. The next page's address is in the body and,
/// after RFC 8288, in the header <c>Link</c>.
/// </summary>
/// <param name="Limit">How many items at most, 1 to <see cref="Most"/>; null for <see cref="Usual"/>.</param>
/// <param name="Cursor">Where to go on, from the address of the page before; null for the start.</param>
/// <param name="Http">The request.</param>
/// <example><code>
/// api.MapGet("trees", (TreeStore store, [AsParameters] PageRequest page, CancellationToken cancellation) => page.OfAsync(store.Trees, cancellation));
/// </code></example>
public sealed record PageRequest(
    [FromQuery(Name = "limit")][property: Description("How many items at most, from 1 to 200.")] int? Limit,
    [FromQuery(Name = "cursor")][property: Description("Where to go on: taken from the address of the next page, never made up.")] string? Cursor,
    HttpContext Http)
{
    /// <summary>Nobody gets more items at once.</summary>
    public const int Most = 200;

    /// <summary>How many items come when nobody says otherwise.</summary>
    public const int Usual = 50;

    /// <summary>Whether the caller asked for a part of the list at all: lists that are older than paging answer whole when not.</summary>
    public bool IsAsked => Limit is not null || Cursor is not null;

    private int Size => Limit switch
    {
        null => Usual,
        >= 1 and <= Most => Limit.Value,
        _ => throw new RequestRefusedException(StatusCodes.Status400BadRequest, $"Ask for 1 to {Most} items at a time.", "limit"),
    };

    /// <summary>The page of a list that is in memory, in whatever order it is. When the item before has gone, the page begins where that item was.</summary>
    /// <typeparam name="T">What is listed.</typeparam>
    /// <param name="ordered">The whole list.</param>
    /// <param name="keyOf">What tells one item from all others and stays the same, such as its id.</param>
    /// <exception cref="RequestRefusedException">The limit or the cursor cannot be read.</exception>
    public Page<T> Of<T>(IReadOnlyList<T> ordered, Func<T, string> keyOf)
    {
        ArgumentNullException.ThrowIfNull(ordered);
        ArgumentNullException.ThrowIfNull(keyOf);
        var (start, size) = (0, Size);
        if (Cursor is not null)
        {
            if (CursorText.Read(Cursor) is not [var key, var number] || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var position))
                throw NotACursor();
            start = Enumerable.Range(0, ordered.Count).Where(index => keyOf(ordered[index]) == key).Select(index => index + 1).FirstOrDefault(Math.Min(position, ordered.Count));
        }
        var items = ordered.Skip(start).Take(size).ToList();
        var more = start + items.Count < ordered.Count;
        return Answer(items, more ? [keyOf(items[^1]), (start + items.Count - 1).ToString(CultureInfo.InvariantCulture)] : null);
    }

    /// <summary>The page of records of a store, oldest first, read by the store's index.</summary>
    /// <typeparam name="T">The kind of record.</typeparam>
    /// <param name="records">The records, filtered but in no order.</param>
    /// <param name="cancellation">Ends when the reader has gone.</param>
    /// <exception cref="RequestRefusedException">The limit or the cursor cannot be read.</exception>
    public async Task<Page<T>> OfAsync<T>(IQueryable<T> records, CancellationToken cancellation) where T : Entity
    {
        var size = Size;
        if (Cursor is not null)
        {
            if (CursorText.Read(Cursor) is not [var text] || !Guid.TryParse(text, out var last))
                throw NotACursor();
            records = records.Where(record => record.Id > last);
        }
        var items = await records.OrderBy(record => record.Id).Take(size + 1).ToListAsync(cancellation);
        var more = items.Count > size;
        if (more)
            items.RemoveAt(size);
        return Answer(items, more ? [items[^1].Id.ToString()] : null);
    }

    private Page<T> Answer<T>(IReadOnlyList<T> items, string[]? last)
    {
        if (last is null)
            return new Page<T>(items, null);
        var query = new QueryBuilder(Http.Request.Query.Where(pair => pair.Key is not "cursor")) { { "cursor", CursorText.Write(last) } };
        var next = Http.Request.PathBase.Add(Http.Request.Path).ToUriComponent() + query.ToQueryString().ToUriComponent();
        Http.Response.Headers.Link = $"<{next}>; rel=\"next\"";
        return new Page<T>(items, next);
    }

    private static RequestRefusedException NotACursor() => new(StatusCodes.Status400BadRequest,
        "This is not a cursor of this list. Follow the address of the next page as it was given, or leave the cursor out to begin at the start.", "cursor");
}
