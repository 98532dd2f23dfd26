using System.Text;
using CaseLibrary.Data;
using CaseLibrary.Files;
using CaseLibrary.Reading;
using Microsoft.AspNetCore.Mvc;

namespace CaseLibrary.Pages.TakeAway;

/// <summary>The file form of a case, which can be read in again.</summary>
[Public]
internal sealed class MarkdownModel(OpenCases cases) : TakenCase(cases)
{
    protected override string Ending => ".md";

    protected override FileContentResult Make(CaseStudy study) =>
        File(Encoding.UTF8.GetBytes(CaseFileText.Of(study, withSignOff: Cases.MayEdit)), "text/markdown; charset=utf-8", study.Slug + Ending);
}
