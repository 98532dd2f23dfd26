using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Modular.BareSite;

// What the case library's pages are measured against: the least that a Razor Page can do to send the same markup. No modules, accounts, search, permissions or headers.
var builder = WebApplication.CreateSlimBuilder(args);
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.GetCultureInfo("en-GB");
var folder = builder.Configuration["Folder"]!;
builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.Services.AddSingleton(JsonSerializer.Deserialize<Frame>(File.ReadAllText(Path.Combine(folder, "frame.json")))!);
builder.Services.AddDbContext<BareStore>(options => options.UseSqlite($"Data Source={Path.Combine(folder, "bare.db")}"));
builder.Services.AddRazorPages();
var cached = builder.Configuration.GetValue<bool>("Cached");
if (cached)
    builder.Services.AddOutputCache(options => options.AddBasePolicy(policy => policy.SetVaryByQuery("*")));

var app = builder.Build();
app.UseRouting();
if (cached)
    app.UseOutputCache();
app.MapRazorPages();
app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine($"The bare site is ready at {app.Urls.First()}"));
app.Run();
