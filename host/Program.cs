using Modular.Host.Accounts;
using Modular.Host.Accounts.Access;
using Modular.Host.Api;
using Modular.Host.Audit;
using Modular.Host.Composition.Hosting;
using Modular.Host.Councils;
using Modular.Host.Inspection;
using Modular.Host.Jobs;
using Modular.Host.Mail;
using Modular.Host.Modules;
using Modular.Host.OpenId;
using Modular.Host.Search;
using Modular.Host.Storage;
using Modular.Host.Telemetry;
using Modular.Host.Work;

if (DiagnosticsCommand.IsAsked(args))
    return DiagnosticsCommand.Run(args);
if (AuditCommand.IsAsked(args))
    return AuditCommand.Run(args);

var builder = WebApplication.CreateSlimBuilder(FrontOptions.From(args));
builder.WebHost.UseKestrelHttpsConfiguration();

builder.AddHardening();
builder.AddFrontLogging();
builder.AddTelemetry();
builder.Services.AddStorage(builder.Configuration);
builder.Services.AddAuditChain();
builder.Services.AddModuleCatalogue();
builder.Services.AddCouncils();
builder.Services.AddSearchIndex();
builder.Services.AddJobLeases();
builder.Services.AddWorkLedger();
builder.Services.AddSetupLink();
builder.Services.AddGivenCache();
builder.Services.AddMail();
builder.Services.AddPeopleFront();
builder.Services.AddApiState();
builder.Services.AddOpenIdKeys(builder.Configuration);
builder.Services.AddComposition();
builder.Services.AddHostedService<ProcessFile>();

var app = builder.Build();
app.UseFront();
OwnProcess.EndWhenMemoryIsExhausted();
app.Run();
OwnProcess.End();
return 0;

/// <summary>Visible to the tests, which start the host through this type.</summary>
public partial class Program;
