namespace CaseLibrary.Checking;

/// <summary>Something in a case that an editor should look at before the council signs it off.</summary>
/// <param name="MustFix">True when the case cannot go to the council or to the public like this; false for advice.</param>
/// <param name="Part">Where: the heading above the place, or “Summary”.</param>
/// <param name="Line">The line in the editor, from 1; null where there is no line.</param>
/// <param name="Problem">What is wrong.</param>
/// <param name="Todo">What to do about it.</param>
internal sealed record Remark(bool MustFix, string Part, int? Line, string Problem, string Todo)
{
    public string Place => Line is { } line ? $"{Part}, line {line}" : Part;

    public override string ToString() => $"{Place}: {Problem} {Todo}";
}
