using System.Text;
using Microsoft.AspNetCore.Html;
using QRCoder;

namespace Modular.Host.Accounts.SecondStep;

/// <summary>A QR code as one SVG path, because the content security policy allows no inline style and no picture service is asked.</summary>
internal static class QrCode
{
    public static IHtmlContent Svg(string text, string label)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows[y].Count; x++)
            {
                if (rows[y][x])
                    path.Append(System.Globalization.CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
            }
        }
        return new HtmlContentBuilder()
            .AppendFormat("<svg class=\"mod-qr-code\" role=\"img\" aria-label=\"{0}\" viewBox=\"0 0 {1} {1}\" width=\"240\" height=\"240\" shape-rendering=\"crispEdges\">", label, rows.Count)
            .AppendHtml("<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/><path d=\"").AppendHtml(path.ToString()).AppendHtml("\"/></svg>");
    }
}
