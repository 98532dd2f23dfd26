using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace CaseLibrary.Pages.Manage;

internal static class TypedValues
{
    /// <summary>Keeps what was typed and drops what is wrong with it: for posts with which nobody has asked to save yet.</summary>
    public static void ForgetErrors(this ModelStateDictionary state)
    {
        var typed = state.Select(pair => (pair.Key, pair.Value!.RawValue, pair.Value.AttemptedValue)).ToList();
        // Clearing entry by entry would leave the dictionary's own count of errors behind.
        state.Clear();
        foreach (var (key, raw, attempted) in typed)
        {
            state.SetModelValue(key, raw, attempted);
            state.MarkFieldValid(key);
        }
    }
}
