using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Troublemaker.Data.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            Trouble.At("a migration");
            migrationBuilder.CreateTable(
                name: "History",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    At = table.Column<DateTime>(nullable: false),
                    Who = table.Column<string>(maxLength: 200, nullable: false),
                    UserId = table.Column<string>(maxLength: 100, nullable: true),
                    Action = table.Column<string>(maxLength: 20, nullable: false),
                    RecordType = table.Column<string>(maxLength: 100, nullable: false),
                    RecordId = table.Column<Guid>(nullable: false),
                    HistoryOf = table.Column<Guid>(nullable: false),
                    ChangesJson = table.Column<string>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_History", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Notes",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    Text = table.Column<string>(maxLength: 200, nullable: false),
                    Version = table.Column<Guid>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Notes", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_History_HistoryOf_At",
                table: "History",
                columns: new[] { "HistoryOf", "At" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "History");

            migrationBuilder.DropTable(
                name: "Notes");
        }
    }
}
