using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CaseLibrary.Data.Migrations
{
    /// <inheritdoc />
    public partial class Proposals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "KeptForms",
                columns: table => new
                {
                    PersonId = table.Column<string>(maxLength: 200, nullable: false),
                    CaseStudyId = table.Column<Guid>(nullable: false),
                    Fields = table.Column<string>(nullable: false),
                    At = table.Column<DateTime>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KeptForms", x => new { x.PersonId, x.CaseStudyId });
                });

            migrationBuilder.CreateTable(
                name: "Proposals",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    CaseStudyId = table.Column<Guid>(nullable: true),
                    Council = table.Column<string>(maxLength: 200, nullable: false),
                    Title = table.Column<string>(maxLength: 120, nullable: false),
                    Kind = table.Column<string>(maxLength: 40, nullable: true),
                    Did = table.Column<string>(maxLength: 4000, nullable: false),
                    Earned = table.Column<string>(maxLength: 4000, nullable: false),
                    Failed = table.Column<string>(maxLength: 4000, nullable: false),
                    ContactName = table.Column<string>(maxLength: 120, nullable: false),
                    ContactRole = table.Column<string>(maxLength: 120, nullable: false),
                    ContactAddress = table.Column<string>(maxLength: 256, nullable: false),
                    Sent = table.Column<DateTime>(nullable: true),
                    Version = table.Column<Guid>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Proposals", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Proposals_CaseStudies_CaseStudyId",
                        column: x => x.CaseStudyId,
                        principalTable: "CaseStudies",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateIndex(
                name: "IX_Proposals_CaseStudyId",
                table: "Proposals",
                column: "CaseStudyId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "KeptForms");

            migrationBuilder.DropTable(
                name: "Proposals");
        }
    }
}
