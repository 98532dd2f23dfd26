using System.ComponentModel;

namespace Growth.Contributions;

/// <summary>What is told when the Board approves an award.</summary>
internal sealed record ApprovalInput([property: Description("Where the Board decided it. At most 100 characters.")] string? MinuteReference);

/// <summary>What is told with a step that needs a reason.</summary>
internal sealed record ReasonInput([property: Description("Why. At most 500 characters.")] string? Reason);
