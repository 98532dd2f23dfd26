using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CaseLibrary.Data.Migrations
{
    /// <inheritdoc />
    public partial class Workflow : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Assignee",
                table: "CaseStudies",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AssigneeId",
                table: "CaseStudies",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "Due",
                table: "CaseStudies",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "Reconfirmed",
                table: "CaseStudies",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "StateSince",
                table: "CaseStudies",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            // What is published is reviewed on the day that it has; the rest has no task with a day yet.
            migrationBuilder.Sql("""
                UPDATE "CaseStudies" SET "StateSince" = "Edited", "Due" = CASE WHEN "State" = 'Published' AND NOT "Example" THEN "ReviewDue" END
                """);

            migrationBuilder.CreateTable(
                name: "CouncilChecks",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    CaseStudyId = table.Column<Guid>(nullable: false),
                    Recipient = table.Column<string>(maxLength: 256, nullable: false),
                    RecipientName = table.Column<string>(maxLength: 120, nullable: false),
                    Sent = table.Column<DateTime>(nullable: false),
                    Ends = table.Column<DateTime>(nullable: false),
                    Reminded = table.Column<DateTime>(nullable: true),
                    Answered = table.Column<DateTime>(nullable: true),
                    Approved = table.Column<bool>(nullable: false),
                    Name = table.Column<string>(maxLength: 120, nullable: false),
                    Role = table.Column<string>(maxLength: 120, nullable: false),
                    Version = table.Column<Guid>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CouncilChecks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CouncilChecks_CaseStudies_CaseStudyId",
                        column: x => x.CaseStudyId,
                        principalTable: "CaseStudies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CheckNotes",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    CouncilCheckId = table.Column<Guid>(nullable: false),
                    CaseStudyId = table.Column<Guid>(nullable: false),
                    Part = table.Column<string>(maxLength: 200, nullable: false),
                    Text = table.Column<string>(maxLength: 4000, nullable: false),
                    Version = table.Column<Guid>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CheckNotes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CheckNotes_CouncilChecks_CouncilCheckId",
                        column: x => x.CouncilCheckId,
                        principalTable: "CouncilChecks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_CheckNotes_CouncilCheckId",
                table: "CheckNotes",
                column: "CouncilCheckId");

            migrationBuilder.CreateIndex(
                name: "IX_CouncilChecks_CaseStudyId",
                table: "CouncilChecks",
                column: "CaseStudyId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CheckNotes");

            migrationBuilder.DropTable(
                name: "CouncilChecks");

            migrationBuilder.DropColumn(
                name: "Assignee",
                table: "CaseStudies");

            migrationBuilder.DropColumn(
                name: "AssigneeId",
                table: "CaseStudies");

            migrationBuilder.DropColumn(
                name: "Due",
                table: "CaseStudies");

            migrationBuilder.DropColumn(
                name: "Reconfirmed",
                table: "CaseStudies");

            migrationBuilder.DropColumn(
                name: "StateSince",
                table: "CaseStudies");
        }
    }
}
