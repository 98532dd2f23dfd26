using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Modular.Host.Storage.Migrations
{
    /// <inheritdoc />
    public partial class PersonalLinks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "PersonalLinks",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    Purpose = table.Column<string>(maxLength: 100, nullable: false),
                    Record = table.Column<Guid>(nullable: false),
                    Recipient = table.Column<string>(maxLength: 256, nullable: false),
                    Digest = table.Column<string>(maxLength: 64, nullable: false),
                    Sent = table.Column<DateTime>(nullable: false),
                    Ends = table.Column<DateTime>(nullable: false),
                    Withdrawn = table.Column<DateTime>(nullable: true),
                    Used = table.Column<DateTime>(nullable: true),
                    Version = table.Column<Guid>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PersonalLinks", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_PersonalLinks_Digest",
                table: "PersonalLinks",
                column: "Digest",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PersonalLinks_Record_Purpose",
                table: "PersonalLinks",
                columns: new[] { "Record", "Purpose" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "PersonalLinks");
        }
    }
}
