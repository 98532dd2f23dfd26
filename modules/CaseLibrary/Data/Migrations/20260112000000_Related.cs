using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CaseLibrary.Data.Migrations
{
    /// <inheritdoc />
    public partial class Related : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_CaseStudies_State_Kind_Example_Published_Id",
                table: "CaseStudies",
                columns: new[] { "State", "Kind", "Example", "Published", "Id" },
                descending: new[] { false, false, false, true, false });

            migrationBuilder.CreateIndex(
                name: "IX_CaseStudies_State_Subtype_Example_Published_Id",
                table: "CaseStudies",
                columns: new[] { "State", "Subtype", "Example", "Published", "Id" },
                descending: new[] { false, false, false, true, false });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_CaseStudies_State_Kind_Example_Published_Id",
                table: "CaseStudies");

            migrationBuilder.DropIndex(
                name: "IX_CaseStudies_State_Subtype_Example_Published_Id",
                table: "CaseStudies");
        }
    }
}
