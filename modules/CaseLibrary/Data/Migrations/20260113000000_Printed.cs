using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CaseLibrary.Data.Migrations
{
    /// <inheritdoc />
    public partial class Printed : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "PrintedCases",
                columns: table => new
                {
                    CaseStudyId = table.Column<Guid>(nullable: false),
                    Lines = table.Column<int>(nullable: false),
                    Newest = table.Column<DateTimeOffset>(nullable: true),
                    Look = table.Column<string>(maxLength: 120, nullable: false),
                    Until = table.Column<DateOnly>(nullable: true),
                    Head = table.Column<string>(nullable: false),
                    Path = table.Column<string>(nullable: false),
                    Text = table.Column<string>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PrintedCases", x => x.CaseStudyId);
                    table.ForeignKey(
                        name: "FK_PrintedCases_CaseStudies_CaseStudyId",
                        column: x => x.CaseStudyId,
                        principalTable: "CaseStudies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "PrintedCases");
        }
    }
}
