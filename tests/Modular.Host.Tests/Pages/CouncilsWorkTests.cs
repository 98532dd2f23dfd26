using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Modular.Host.Calendar;
using Modular.Host.Composition;
using Modular.Host.Modules.Contributions;
using Modular.Host.Modules.Faults;
using Modular.Host.Pages.Councils;
using Modular.Sdk;

namespace Modular.Host.Tests.Pages;

public sealed class CouncilsWorkTests
{
    private static readonly CompositionMetrics Metrics = new(new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>());
    private static readonly ModuleHealth Health = new(TimeProvider.System, new QuarantineRule(new ConfigurationBuilder().Build()), Metrics);
    private static readonly Guard Guard = new(
        new GenerationInfo(1, DateTimeOffset.UnixEpoch, []),
        new ServiceCollection().AddScoped<Broken>().AddScoped<Fine>().BuildServiceProvider().GetRequiredService<IServiceScopeFactory>(), Health, new ContributionTimes(Metrics), new HttpContextAccessor(), NullLogger<Guard>.Instance);

    [Fact]
    public async Task Get_OneContributionFails_KeepsWhatTheOthersSay()
    {
        var work = new ProgrammeWork([new GuardedCouncilInvolvement(typeof(Broken), Guard), new GuardedCouncilInvolvement(typeof(Fine), Guard)]);
        var programme = Assert.Single(await work.GetAsync(null, Audience.Public, CancellationToken.None));
        Assert.False(programme.Available);
        Assert.Equal("14 days", Assert.Single(programme.Work).Text);
    }

    [Fact]
    public async Task All_OneSourceFails_NamesTheProgrammeAndKeepsTheOthers()
    {
        var calendar = new ProgrammeCalendar(
            [new GuardedCalendarSource(typeof(Broken), Guard), new GuardedCalendarSource(typeof(Fine), Guard)], TimeProvider.System);
        var found = await calendar.AllAsync(Audience.Public, CancellationToken.None);
        Assert.Single(found.NotAvailable);
        Assert.Equal(["Earlier", "Later"], found.Entries.Select(entry => entry.Entry.Title));
    }

    private sealed class Broken : ICouncilInvolvement, ICalendarSource
    {
        public Task<IReadOnlyList<CouncilInvolvement>> GetAsync(
            IReadOnlyCollection<CouncilCode>? councils, Audience audience, CancellationToken cancellation) => throw new InvalidOperationException("broken");

        public Task<IReadOnlyList<CalendarEntry>> GetAsync(ReportingPeriod period, Audience audience, CancellationToken cancellation) =>
            throw new InvalidOperationException("broken");
    }

    private sealed class Fine : ICouncilInvolvement, ICalendarSource
    {
        public Task<IReadOnlyList<CouncilInvolvement>> GetAsync(
            IReadOnlyCollection<CouncilCode>? councils, Audience audience, CancellationToken cancellation) =>
            Task.FromResult<IReadOnlyList<CouncilInvolvement>>([new(CouncilCode.Parse("POL"), "14 days", null, null)]);

        public Task<IReadOnlyList<CalendarEntry>> GetAsync(ReportingPeriod period, Audience audience, CancellationToken cancellation) =>
            Task.FromResult<IReadOnlyList<CalendarEntry>>(
                [new("2", "Later", new(2014, 2, 1), new(2014, 2, 1)), new("1", "Earlier", new(2014, 1, 1), new(2014, 1, 1))]);
    }
}
