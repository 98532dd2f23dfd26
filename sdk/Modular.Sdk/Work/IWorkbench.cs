namespace Modular.Sdk;

/// <summary>Starts background work. To be asked for by pages and endpoints.</summary>
public interface IWorkbench
{
    /// <summary>
    /// Hands a piece of work to the host, which starts it within seconds. It survives switches, stops and kills of the host.
    /// <code>return LocalRedirect(await workbench.StartAsync&lt;BoardPaper&gt;(new PaperInput(period), null, cancellation));</code>
    /// </summary>
    /// <typeparam name="TWork">The module's class that does it.</typeparam>
    /// <param name="input">A small record, kept as JSON of at most <see cref="WorkRun.InputLength"/> characters; null for none.</param>
    /// <param name="file">A file, of at most <see cref="WorkFile.MostBytes"/>; null for none.</param>
    /// <param name="cancellation">Ends when the reader has gone.</param>
    /// <returns>The address of the page that shows its progress, to send the reader to: <c>/work/…</c>.</returns>
    /// <exception cref="InvalidOperationException">
    /// Nobody is signed in, the person lacks the work's permission (let the page ask for it), the class is no work of this generation, or input or file are too large.
    /// </exception>
    Task<string> StartAsync<TWork>(object? input, WorkFile? file, CancellationToken cancellation) where TWork : IBackgroundWork;
}
