using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CaseLibrary.Data.Migrations
{
    /// <inheritdoc />
    public partial class Readers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "FormerAddresses",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    CaseStudyId = table.Column<Guid>(nullable: false),
                    Slug = table.Column<string>(maxLength: 100, nullable: false),
                    Version = table.Column<Guid>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FormerAddresses", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FormerAddresses_CaseStudies_CaseStudyId",
                        column: x => x.CaseStudyId,
                        principalTable: "CaseStudies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ReaderMessages",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    CaseStudyId = table.Column<Guid>(nullable: false),
                    Kind = table.Column<string>(maxLength: 40, nullable: false),
                    Council = table.Column<string>(maxLength: 3, nullable: true),
                    Text = table.Column<string>(maxLength: 4000, nullable: false),
                    Name = table.Column<string>(maxLength: 120, nullable: false),
                    Address = table.Column<string>(maxLength: 256, nullable: false),
                    Received = table.Column<DateTime>(nullable: false),
                    State = table.Column<string>(maxLength: 40, nullable: false),
                    SentOn = table.Column<DateTime>(nullable: true),
                    Version = table.Column<Guid>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReaderMessages", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReaderMessages_CaseStudies_CaseStudyId",
                        column: x => x.CaseStudyId,
                        principalTable: "CaseStudies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_FormerAddresses_CaseStudyId",
                table: "FormerAddresses",
                column: "CaseStudyId");

            migrationBuilder.CreateIndex(
                name: "IX_FormerAddresses_Slug",
                table: "FormerAddresses",
                column: "Slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReaderMessages_CaseStudyId_State",
                table: "ReaderMessages",
                columns: new[] { "CaseStudyId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_ReaderMessages_State",
                table: "ReaderMessages",
                column: "State");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "FormerAddresses");

            migrationBuilder.DropTable(
                name: "ReaderMessages");
        }
    }
}
