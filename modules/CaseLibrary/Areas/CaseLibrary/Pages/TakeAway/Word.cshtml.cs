using CaseLibrary.Data;
using CaseLibrary.Reading;
using Microsoft.AspNetCore.Mvc;

namespace CaseLibrary.Pages.TakeAway;

[Public]
internal sealed class WordModel(OpenCases cases, IWordDocuments documents) : TakenCase(cases)
{
    protected override string Ending => ".docx";

    protected override FileContentResult Make(CaseStudy study) =>
        File(documents.Make(CaseDocument.Of(study, Cases.CouncilsOf(study), OpenCases.AddressOf(study, Request))), IWordDocuments.ContentType, study.Slug + Ending);
}
