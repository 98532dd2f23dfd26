#if NEXT
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace TestModule.Data.Migrations
{
    /// <summary>Written by hand: tests let it fail or wait half-way.</summary>
    [DbContext(typeof(TestStore))]
    [Migration("20260201000000_Colours")]
    public sealed class Colours : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(name: "Colour", table: "Notes", nullable: true);
            migrationBuilder.Sql("DELETE FROM \"Notes\" WHERE \"Title\" = 'gone after the migration'");
            if (AppContext.GetData("TestModule.Migration") is string fault)
                migrationBuilder.Sql(fault);
        }
    }
}
#endif
