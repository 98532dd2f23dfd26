using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Growth.Data.Migrations
{
    /// <inheritdoc />
    public partial class WithdrawnAwards : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Awards_ApplicationId",
                table: "Awards");

            migrationBuilder.DropIndex(
                name: "IX_Awards_RoundId_Row",
                table: "Awards");

            migrationBuilder.CreateIndex(
                name: "IX_Awards_ApplicationId",
                table: "Awards",
                column: "ApplicationId",
                unique: true,
                filter: "\"State\" <> 'Withdrawn'");

            migrationBuilder.CreateIndex(
                name: "IX_Awards_RoundId_Row",
                table: "Awards",
                columns: new[] { "RoundId", "Row" },
                unique: true,
                filter: "\"State\" <> 'Withdrawn'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Awards_ApplicationId",
                table: "Awards");

            migrationBuilder.DropIndex(
                name: "IX_Awards_RoundId_Row",
                table: "Awards");

            migrationBuilder.CreateIndex(
                name: "IX_Awards_ApplicationId",
                table: "Awards",
                column: "ApplicationId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Awards_RoundId_Row",
                table: "Awards",
                columns: new[] { "RoundId", "Row" },
                unique: true);
        }
    }
}
