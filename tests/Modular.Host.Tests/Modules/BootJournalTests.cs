using Modular.Host.Modules.Faults;
using Modular.Host.Storage;

namespace Modular.Host.Tests.Modules;

public sealed class BootJournalTests : IDisposable
{
    private const string One = "Growth@1111";
    private readonly StorageOptions storage = new() { Path = Directory.CreateTempSubdirectory("modular-journal-").FullName };

    public void Dispose() => Directory.Delete(storage.Path, recursive: true);

    [Fact]
    public void Begin_AfterAnOrderlyEnd_SuspectsNobody()
    {
        var journal = Start(suspects: []);
        journal.Switched(One);
        journal.End();
        Start(suspects: []);
    }

    [Fact]
    public void Begin_AfterAnEndInTheMiddleOfAModule_SuspectsIt()
    {
        Start(suspects: []).Doing(One);
        Assert.True(Start(suspects: [One]).IsRefused(One));
    }

    [Fact]
    public void Begin_AfterAnEndShortlyAfterASwitch_SuspectsWhatWasSwitched()
    {
        Start(suspects: []).Switched(One);
        Start(suspects: [One]);
    }

    [Fact]
    public void Begin_AfterAnEndShortlyAfterAStart_SuspectsWhatWasNewAtIt()
    {
        const string New = "CaseLibrary@3333";
        Start(suspects: []).RanWell(One);
        Start(suspects: []).Started(One, New);
        Assert.Equal("shortly after it was started", Assert.Single(new BootJournal(storage).Begin()).When);
        Assert.True(new BootJournal(storage).IsRefused(New));
    }

    [Fact]
    public void Begin_AfterAnEndWithSeveralThatWereNew_SuspectsThemOnlyTheSecondTime()
    {
        Start(suspects: []).Started(One, "CaseLibrary@3333");
        Start(suspects: []).Started(One, "CaseLibrary@3333");
        Start(suspects: [One, "CaseLibrary@3333"]);
    }

    [Fact]
    public void Begin_AfterAnEndWithAnotherAtWork_SuspectsNobodyThatWasNewAtTheStart()
    {
        const string Two = "Growth@2222";
        var journal = Start(suspects: []);
        journal.Started(One);
        journal.Switched(Two);
        Start(suspects: [Two]);
    }

    [Fact]
    public void Begin_AfterAVersionThatRanWellWasStarted_SuspectsNobody()
    {
        Start(suspects: []).RanWell(One);
        Start(suspects: []).Started(One);
        Start(suspects: []).Started(One);
        Start(suspects: []);
    }

    [Fact]
    public void Begin_AfterAnEndOnceItRanWell_SuspectsNobody()
    {
        var journal = Start(suspects: []);
        journal.Switched(One);
        journal.RanWell(One);
        Assert.Equal("1111", Start(suspects: []).LastGood("Growth"));
    }

    [Fact]
    public void Begin_OfAVersionThatRanWellBefore_SuspectsItOnlyTheSecondTime()
    {
        var journal = Start(suspects: []);
        journal.RanWell(One);
        journal.Doing(One);
        Start(suspects: []).Doing(One);
        Start(suspects: [One]);
    }

    [Fact]
    public void Doing_ThatIsDone_IsNotSuspected()
    {
        Start(suspects: []).Doing(One).Dispose();
        Start(suspects: []);
    }

    [Fact]
    public void Switched_OnAgain_IsNotRefusedAnyMore()
    {
        Start(suspects: []).Doing(One);
        var journal = Start(suspects: [One]);
        journal.Switched(One);
        Assert.False(journal.IsRefused(One));
    }

    [Fact]
    public void Refused_TwoVersions_AreBothKeptAndNeitherIsTheLastGood()
    {
        const string Two = "Growth@2222";
        Start(suspects: []).RanWell(One);
        Start(suspects: []).Switched(Two);
        Start(suspects: [Two]).Doing(One);
        Start(suspects: []).Doing(One);
        var journal = Start(suspects: [One]);
        Assert.True(journal.IsRefused(One) && journal.IsRefused(Two));
        Assert.Null(journal.LastGood("Growth"));
    }

    [Fact]
    public void Begin_AfterStartsThatNeverServed_IsCarefulAndSuspectsWhoWasAtWorkAtOnce()
    {
        Start(suspects: []).RanWell(One);
        Assert.False(Start(suspects: []).IsCareful);
        Assert.False(Start(suspects: []).IsCareful);
        var careful = Start(suspects: []);
        Assert.True(careful.IsCareful);
        careful.Doing(One);
        var next = Start(suspects: [One]);
        next.Started();
        Assert.False(Start(suspects: []).IsCareful);
    }

    [Fact]
    public void RanWell_WithoutAModuleThatIsOff_KeepsItsLastGoodVersion()
    {
        var journal = Start(suspects: []);
        journal.RanWell(One, "CaseLibrary@3333");
        journal.RanWell("CaseLibrary@4444");
        Assert.Equal(("1111", "4444"), (journal.LastGood("Growth"), journal.LastGood("CaseLibrary")));
    }

    [Fact]
    public void Begin_WithADamagedFile_SuspectsNobody()
    {
        File.WriteAllText(Path.Combine(storage.Path, "journal.json"), "{ half of");
        Start(suspects: []);
    }

    /// <summary>A start on the same files; the one before has not said that it ended unless it did.</summary>
    private BootJournal Start(string[] suspects)
    {
        var journal = new BootJournal(storage);
        Assert.Equal(suspects, journal.Begin().Select(suspect => suspect.Id));
        return journal;
    }
}
