using System.ComponentModel.DataAnnotations;

namespace Modular.Host.Partners;

/// <summary>How a client works, which decides how it gets its tokens.</summary>
internal enum ClientKind
{
    [Display(Name = "Web application", Description = "Runs on a server that can keep a secret. People sign in with it.")]
    Web,

    [Display(Name = "Public application", Description = "Runs in a browser, on a phone or on a desk, where no secret is safe. People sign in with it.")]
    Public,

    [Display(Name = "Command line", Description = "Has no browser of its own: people type a code on another device.")]
    CommandLine,

    [Display(Name = "Machine", Description = "Works in its own name, without a person.")]
    Machine,
}

internal static class ClientKinds
{
    public static bool HasSecret(this ClientKind kind) => kind is ClientKind.Web or ClientKind.Machine;

    public static bool HasPeople(this ClientKind kind) => kind is not ClientKind.Machine;

    /// <summary>Whether browsers come back to an address of the client.</summary>
    public static bool HasRedirects(this ClientKind kind) => kind is ClientKind.Web or ClientKind.Public;

    public static string Words(this ClientKind kind) => Shown(kind).GetName()!;

    public static string Hint(this ClientKind kind) => Shown(kind).GetDescription()!;

    private static DisplayAttribute Shown(ClientKind kind) =>
        (DisplayAttribute)Attribute.GetCustomAttribute(typeof(ClientKind).GetField(kind.ToString())!, typeof(DisplayAttribute))!;
}
