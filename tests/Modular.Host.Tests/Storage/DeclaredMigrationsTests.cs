using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Modular.Host.Storage;

namespace Modular.Host.Tests.Storage;

public sealed class DeclaredMigrationsTests
{
    [Fact]
    public void Of_TheHostsStore_AreThoseThatEntityFrameworkFinds()
    {
        using var store = new HostStore(new DbContextOptionsBuilder<HostStore>().UseSqlite("Data Source=:memory:").Options);
        Assert.Equal(store.Database.GetMigrations(), DeclaredMigrations.Of(typeof(HostStore)));
    }

    [Fact]
    public void Of_AStoreWhoseMigrationsLieAnywhere_AreFound() => Assert.Equal(["1_Nested", "2_Beside"], DeclaredMigrations.Of(typeof(Shelf)));

    [DbContext(typeof(Shelf))]
    [Migration("1_Nested")]
    private sealed class Nested : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
        }
    }

    internal sealed class Shelf : DbContext;
}

[DbContext(typeof(DeclaredMigrationsTests.Shelf))]
[Migration("2_Beside")]
internal sealed class Beside : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
    }
}
