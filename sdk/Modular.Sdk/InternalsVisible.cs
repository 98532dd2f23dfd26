using System.Runtime.CompilerServices;

// The host sets what modules may only read (Module.Info) and shares the model conventions for its own store.
[assembly: InternalsVisibleTo("Modular.Host")]
[assembly: InternalsVisibleTo("Modular.Sdk.Tests")]
[assembly: InternalsVisibleTo("Modular.Host.Tests")]
