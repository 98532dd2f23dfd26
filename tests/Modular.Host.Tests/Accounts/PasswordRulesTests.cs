using Modular.Host.Accounts.Passwords;

namespace Modular.Host.Tests.Accounts;

public sealed class PasswordRulesTests
{
    private static readonly string[] Own = ["modular", "programme", "workbench", "Priya", "Raman", "priya", "raman", "norfolk", "gov", "uk"];
    private readonly CommonPasswords common = new();

    [Theory]
    [InlineData("passwordpassword")]
    [InlineData("Password123456")]
    [InlineData("P@ssw0rd!!!2024")]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("abcabcabcabc")]
    [InlineData("123456789012")]
    [InlineData("qwertyuiopasdf")]
    [InlineData("abcdefghijkl")]
    [InlineData("1q2w3e4r5t6y")]
    [InlineData("liverpool2014!")]
    [InlineData("iloveyou-forever")]
    [InlineData("Summer-Autumn-2026")]
    [InlineData("modular2026modular")]
    [InlineData("PriyaRaman2014")]
    [InlineData("norfolkpassword1")]
    public void Contains_WhatEverybodyTries(string password) => Assert.True(common.Contains(password, Own));

    [Theory]
    [InlineData("correct horse battery staple")]
    [InlineData("gravel-otter-lantern")]
    [InlineData("Vq7#mz0Lp2!x")]
    [InlineData("830472615938")]
    [InlineData("my aunt keeps bees")]
    [InlineData("priya likes old trams")]
    [InlineData("überquell mützenband")]
    public void Contains_NotWhatNobodyGuesses(string password) => Assert.False(common.Contains(password, Own));
}
