using CaseLibrary.Checking;
using CaseLibrary.Contributions;
using CaseLibrary.Data;
using CaseLibrary.Pages.Propose;
using CaseLibrary.Terms;

namespace CaseLibrary.Pages.Manage;

/// <summary>Does the same with several cases. Each is saved for itself: what is not ready stays as it is, and is named.</summary>
internal sealed class BulkSteps(CaseLibraryStore store, IPeople people, IAudit audit, CaseChecks checks, ProposalLetters letters, TimeProvider clock)
{
    /// <summary>As many as one page of the queue shows.</summary>
    public const int Most = 50;
    private const string ToNobody = "nobody";

    public IReadOnlyList<WorkflowStep<CaseStudy, CaseState>> StepsFor(ICurrentUser user) =>
        [.. CaseWorkflow.Definition.Steps.Where(step => step.Permission is { } permission && user.Can(permission))];

    public async Task<Outcome> ApplyAsync(Choice choice, ICurrentUser user, CancellationToken cancellation)
    {
        var assigns = !string.IsNullOrEmpty(choice.Person);
        if (choice.Cases.Count is 0 or > Most)
            return new Outcome(0, ["Choose the cases with the boxes at the left."]);
        if (assigns == !string.IsNullOrEmpty(choice.Step))
            return new Outcome(0, ["Choose either a person or a step."]);
        var person = assigns ? (await people.WhoCanAsync(CasePermissions.Edit, cancellation)).FirstOrDefault(one => one.Id == choice.Person) : null;
        if (assigns && person is null && choice.Person != ToNobody)
            return new Outcome(0, ["Choose somebody who may edit case studies."]);
        audit.Because(choice.Why);
        var done = 0;
        var refused = new List<string>();
        foreach (var id in choice.Cases.Distinct())
        {
            if (await store.WholeAsync(id, cancellation) is not { } study)
                continue;
            if (!assigns)
                await checks.ExamineAsync(study, cancellation);
            var declined = study.State is CaseState.Lead && choice.Step == CaseWorkflow.Withdraw;
            var problems = assigns ? Assigned(study, person) : CaseWorkflow.Definition.Take(study, choice.Step!, user, choice.Why, clock.GetUtcNow());
            if (problems.Count == 0 && await store.SaveEditAsync(study, study.Version, cancellation) is null)
            {
                done++;
                if (declined)
                    await letters.DeclineAsync(study, choice.Why, cancellation);
            }
            else
                refused.AddRange(problems.DefaultIfEmpty("Somebody else has just changed it. Try again.").Select(problem => $"{study.Title}: {problem}"));
            // What was refused must not be saved with the next one.
            store.ChangeTracker.Clear();
        }
        return new Outcome(done, done > 0 && refused.Count > 0 ? [$"{done} of {choice.Cases.Count} are done. The others are not:", .. refused] : refused);
    }

    private static IReadOnlyList<string> Assigned(CaseStudy study, Person? person)
    {
        study.AssignTo(person);
        return [];
    }

    internal sealed class Choice
    {
        public List<Guid> Cases { get; set; } = [];

        public string? Step { get; set; }

        public string? Person { get; set; }

        public string? Why { get; set; }
    }

    internal sealed record Outcome(int Done, IReadOnlyList<string> Refused);
}
