using Modular.Benchmarks;

// Figures for people, not tests: they depend on the machine. Build first: dotnet build -c Release
// dotnet run -c Release --project tests/Modular.Benchmarks -- start | memory [requests] | switches [number]
return args switch
{
    ["start", ..] => await StartTime.RunAsync(),
    ["memory", ..] => await Memory.RunAsync(args is [_, var requests] ? int.Parse(requests) : 200_000),
    ["switches", ..] => await Switches.RunAsync(args is [_, var number] ? int.Parse(number) : 20),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("start | memory [requests] | switches [number]");
    return 2;
}
