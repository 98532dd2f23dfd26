using CaseLibrary.Checking;
using Microsoft.AspNetCore.Html;

namespace CaseLibrary.Pages.Manage;

/// <summary>The text as readers will see it (null: not asked for), and what the checks say about it.</summary>
internal sealed record TextPreview(IHtmlContent? Html, IReadOnlyList<Remark> Remarks);
