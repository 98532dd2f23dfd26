using Modular.Benchmarks;
using Modular.Benchmarks.Beside;

// Figures for people, not tests: they depend on the machine. Build first: dotnet build -c Release
// dotnet run -c Release --project tests/Modular.Benchmarks -- start | memory [requests] | switches [number] | upgrades [number] | modules [numbers] | cases [sizes] | beside [cases] [rounds] | serve [cases]
return args switch
{
    ["start", ..] => await StartTime.RunAsync(),
    ["memory", ..] => await Memory.RunAsync(args is [_, var requests] ? int.Parse(requests) : 200_000),
    ["switches", ..] => await Switches.RunAsync(args is [_, var number] ? int.Parse(number) : 20),
    ["upgrades", ..] => await Upgrades.RunAsync(args is [_, var number] ? int.Parse(number) : 200),
    ["modules", .. var numbers] => await ManyModules.RunAsync(numbers is [] ? [2, 10, 50] : [.. numbers.Select(int.Parse)]),
    ["cases", .. var sizes] => await Cases.RunAsync(sizes is [] ? [1_000, 10_000, 100_000] : [.. sizes.Select(int.Parse)]),
    ["beside", .. var numbers] => await BesideBare.RunAsync(numbers is [var cases, ..] ? int.Parse(cases) : 1_000, numbers is [_, var rounds] ? int.Parse(rounds) : 9),
    ["serve", ..] => await Serve.RunAsync(args is [_, var served] ? int.Parse(served) : 1_000),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("start | memory [requests] | switches [number] | upgrades [number] | modules [numbers] | cases [sizes] | beside [cases] [rounds] | serve [cases]");
    return 2;
}
