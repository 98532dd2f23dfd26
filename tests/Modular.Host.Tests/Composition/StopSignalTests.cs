using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Modular.Host.Composition;

namespace Modular.Host.Tests.Composition;
