namespace CaseLibrary.Files;

/// <summary>A case file cannot be read; the message names the file, the line where known, and what is wrong.</summary>
internal sealed class CaseFileException : Exception
{
    public CaseFileException(string message) : base(message)
    {
    }

    public CaseFileException(string message, Exception inner) : base(message, inner)
    {
    }
}
