using CaseLibrary.Finding;
using CaseLibrary.Terms;
using Modular.Sdk;

namespace CaseLibrary.Tests.Finding;

internal static class Rows
{
    public static CaseRow Case(
        CaseKind kind = CaseKind.Assets, EvidenceGrade evidence = EvidenceGrade.Reported, bool example = false, IReadOnlyList<Money>? money = null) => new()
        {
            Id = Guid.CreateVersion7(),
            Slug = "a-case",
            Title = "A case",
            Kind = kind,
            Delivery = DeliveryModel.InHouse,
            Evidence = evidence,
            Running = StillRunning.Unknown,
            Example = example,
            Published = new DateOnly(2014, 1, 1),
            Codes = [],
            Money = money ?? [],
        };

    public static Money Net(decimal amount, string year, MoneyStatus status = MoneyStatus.Delivered) =>
        new(amount, MoneyKind.Net, MoneyPeriod.AYear, status, year);

    public static Money Gross(decimal amount, string year) => new(amount, MoneyKind.Gross, MoneyPeriod.AYear, MoneyStatus.Delivered, year);
}
