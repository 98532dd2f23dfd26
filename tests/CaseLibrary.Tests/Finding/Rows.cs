using CaseLibrary.Finding;
using CaseLibrary.Terms;
using Modular.Sdk;

namespace CaseLibrary.Tests.Finding;

internal static class Rows
{
    public static CaseFacts Facts(bool example = false, IReadOnlyList<Money>? money = null) => new(
        CaseKind.Assets, "Car parks", DeliveryModel.InHouse, EvidenceGrade.Reported, StillRunning.Unknown, null, example, new DateOnly(2014, 1, 1), [], [], money ?? []);

    public static Money Net(decimal amount, string year, MoneyStatus status = MoneyStatus.Delivered) =>
        new(amount, MoneyKind.Net, MoneyPeriod.AYear, status, year);

    public static Money Gross(decimal amount, string year) => new(amount, MoneyKind.Gross, MoneyPeriod.AYear, MoneyStatus.Delivered, year);
}
