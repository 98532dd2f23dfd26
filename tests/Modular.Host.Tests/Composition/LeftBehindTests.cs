using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Modular.Host.Composition.Pipeline;
using Modular.Host.Composition.Serving;

namespace Modular.Host.Tests.Composition;

/// <summary>The answer that the front gives for a request which a module neither answers nor gives up.</summary>
public sealed class LeftBehindTests : IDisposable
{
    private readonly HeardLog<CapturingServer> log = new();
    private readonly Connection connection = new();

    public void Dispose() => connection.Dispose();

    [Fact]
    public async Task Request_LeftBehind_IsAnsweredWithNothingOfWhatTheModuleHadSet()
    {
        var left = await ServeAsync(context =>
        {
            context.Response.StatusCode = 200;
            context.Response.ContentLength = 3;
            context.Response.Headers.ETag = "\"module\"";
            context.Response.OnStarting(() => throw new InvalidOperationException("asked to throw when it starts"));
        });
        Assert.NotNull(left);
        await connection.StartAsync();
        Assert.Equal((503, (long?)null, "close"), (connection.StatusCode, connection.Headers.ContentLength, connection.Headers.Connection.ToString()));
        Assert.Equal(0, connection.Headers.ETag.Count);
        Assert.Contains("Trees does not answer", connection.Text);
        Assert.False(connection.Aborted);
    }

    [Fact]
    public async Task Request_LeftBehindOnHttp2_HasNoHeaderThatHttp2ForbidsAndItsStreamIsNotUsedAgain()
    {
        connection.Protocol = "HTTP/2";
        Assert.NotNull(await ServeAsync(_ => { }));
        Assert.Equal(503, connection.StatusCode);
        Assert.Equal(0, connection.Headers.Connection.Count);
        Assert.True(connection.Aborted);
    }

    [Fact]
    public async Task Request_LeftBehindWithACacheBeforeTheBody_EndsTheServersOwnBodyToo()
    {
        var server = new EndedBody(Stream.Null);
        connection.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(Stream.Null, server));
        Assert.NotNull(await ServeAsync(_ => { }));
        Assert.True(server.Ended);
    }

    [Fact]
    public async Task Request_LeftBehindAfterItsAnswerHadBegun_IsBrokenOffAndStillCounted()
    {
        connection.Started = true;
        var work = new TaskCompletionSource();
        var left = await ServeAsync(_ => { }, work.Task);
        Assert.True(connection.Aborted);
        Assert.Equal("", connection.Text);
        await log.SaysAsync("was broken off instead of answered: its answer had begun meanwhile");
        Assert.False(left!.IsCompleted);
        work.SetResult();
        await left.WaitAsync(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task Request_LeftBehindWhoseReaderHasGone_IsBrokenOffAndStillCounted()
    {
        connection.Broken = true;
        Assert.NotNull(await ServeAsync(_ => { }));
        Assert.True(connection.Aborted);
        await log.SaysAsync("IOException: the reader has gone");
    }

    [Fact]
    public async Task Cancel_WithARequestThatObjects_DoesNotThrow()
    {
        using var server = new CapturingServer(log);
        var done = new TaskCompletionSource();
        var objected = false;
        await server.StartAsync(new Application(async context =>
        {
            context.RequestAborted.Register(() =>
            {
                objected = true;
                throw new InvalidOperationException("asked to object");
            });
            await done.Task;
        }), CancellationToken.None);
        var serving = server.ServeAsync(connection.Features);
        await server.CancelAsync();
        await log.SaysAsync("asked to object");
        Assert.True(objected);
        done.SetResult();
        Assert.Null(await serving);
    }

    private async Task<Task?> ServeAsync(Action<HttpContext> module, Task? work = null)
    {
        using var server = new CapturingServer(log);
        await server.StartAsync(new Application(context =>
        {
            module(context);
            throw new LeftBehindException("Trees", work ?? Task.CompletedTask);
        }), CancellationToken.None);
        return await server.ServeAsync(connection.Features);
    }

    internal sealed class Application(RequestDelegate handle) : IHttpApplication<HttpContext>
    {
        public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

        public Task ProcessRequestAsync(HttpContext context) => handle(context);

        public void DisposeContext(HttpContext context, Exception? exception)
        {
        }
    }

    private sealed class EndedBody(Stream stream) : StreamResponseBodyFeature(stream)
    {
        public bool Ended { get; private set; }

        public override Task CompleteAsync()
        {
            Ended = true;
            return base.CompleteAsync();
        }
    }

    /// <summary>What the server behind the front offers of one request.</summary>
    private sealed class Connection : HttpResponseFeature, IHttpRequestLifetimeFeature, IDisposable
    {
        private readonly Written body;
        private readonly List<Func<Task>> starting = [];
        private readonly HttpRequestFeature request = new() { Method = "GET", Path = "/trees/show", Protocol = "HTTP/1.1" };

        public Connection()
        {
            body = new Written(this);
            Features.Set<IHttpRequestFeature>(request);
            Features.Set<IHttpResponseFeature>(this);
            Features.Set<IHttpRequestLifetimeFeature>(this);
            Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(body));
        }

        public FeatureCollection Features { get; } = new();

        public string Protocol { set => request.Protocol = value; }

        public bool Started { get; set; }

        public bool Broken { get; set; }

        public bool Aborted { get; private set; }

        public override bool HasStarted => Started;

        public CancellationToken RequestAborted { get; set; }

        public string Text => Encoding.UTF8.GetString(body.ToArray());

        public override void OnStarting(Func<object, Task> callback, object state) => starting.Add(() => callback(state));

        public Task StartAsync() => Task.WhenAll(starting.Select(callback => callback()));

        public void Abort() => Aborted = true;

        public void Dispose() => body.Dispose();

        private sealed class Written(Connection connection) : MemoryStream
        {
            public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
                connection.Broken ? throw new IOException("the reader has gone") : base.WriteAsync(buffer, cancellationToken);
        }
    }
}
