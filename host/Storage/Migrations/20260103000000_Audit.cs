using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Modular.Host.Storage.Migrations
{
    /// <inheritdoc />
    public partial class Audit : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "ClientId",
                table: "History",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ContentHash",
                table: "History",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Hash",
                table: "History",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Module",
                table: "History",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PreviousHash",
                table: "History",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Reason",
                table: "History",
                maxLength: 500,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RequestId",
                table: "History",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Salt",
                table: "History",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Sequence",
                table: "History",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_History_At",
                table: "History",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_History_RecordId",
                table: "History",
                column: "RecordId");

            migrationBuilder.CreateIndex(
                name: "IX_History_Sequence",
                table: "History",
                column: "Sequence",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_History_UserId_At",
                table: "History",
                columns: new[] { "UserId", "At" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_History_At",
                table: "History");

            migrationBuilder.DropIndex(
                name: "IX_History_RecordId",
                table: "History");

            migrationBuilder.DropIndex(
                name: "IX_History_Sequence",
                table: "History");

            migrationBuilder.DropIndex(
                name: "IX_History_UserId_At",
                table: "History");

            migrationBuilder.DropColumn(
                name: "ClientId",
                table: "History");

            migrationBuilder.DropColumn(
                name: "ContentHash",
                table: "History");

            migrationBuilder.DropColumn(
                name: "Hash",
                table: "History");

            migrationBuilder.DropColumn(
                name: "Module",
                table: "History");

            migrationBuilder.DropColumn(
                name: "PreviousHash",
                table: "History");

            migrationBuilder.DropColumn(
                name: "Reason",
                table: "History");

            migrationBuilder.DropColumn(
                name: "RequestId",
                table: "History");

            migrationBuilder.DropColumn(
                name: "Salt",
                table: "History");

            migrationBuilder.DropColumn(
                name: "Sequence",
                table: "History");
        }
    }
}
