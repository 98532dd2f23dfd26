using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CaseLibrary.Data.Migrations
{
    /// <inheritdoc />
    public partial class Collections : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Collections",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    Slug = table.Column<string>(maxLength: 100, nullable: false),
                    Title = table.Column<string>(maxLength: 120, nullable: false),
                    Summary = table.Column<string>(maxLength: 300, nullable: false),
                    Introduction = table.Column<string>(maxLength: 10000, nullable: false),
                    IsPublished = table.Column<bool>(nullable: false),
                    Published = table.Column<DateOnly>(nullable: true),
                    Edited = table.Column<DateTime>(nullable: false),
                    Version = table.Column<Guid>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Collections", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "CollectedCases",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    CollectionId = table.Column<Guid>(nullable: false),
                    CaseStudyId = table.Column<Guid>(nullable: false),
                    Position = table.Column<int>(nullable: false),
                    Line = table.Column<string>(maxLength: 300, nullable: false),
                    Version = table.Column<Guid>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CollectedCases", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CollectedCases_CaseStudies_CaseStudyId",
                        column: x => x.CaseStudyId,
                        principalTable: "CaseStudies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_CollectedCases_Collections_CollectionId",
                        column: x => x.CollectionId,
                        principalTable: "Collections",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RenderedIntroductions",
                columns: table => new
                {
                    CollectionId = table.Column<Guid>(nullable: false),
                    Html = table.Column<string>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RenderedIntroductions", x => x.CollectionId);
                    table.ForeignKey(
                        name: "FK_RenderedIntroductions_Collections_CollectionId",
                        column: x => x.CollectionId,
                        principalTable: "Collections",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_CollectedCases_CaseStudyId",
                table: "CollectedCases",
                column: "CaseStudyId");

            migrationBuilder.CreateIndex(
                name: "IX_CollectedCases_CollectionId_CaseStudyId",
                table: "CollectedCases",
                columns: new[] { "CollectionId", "CaseStudyId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Collections_Slug",
                table: "Collections",
                column: "Slug",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CollectedCases");

            migrationBuilder.DropTable(
                name: "RenderedIntroductions");

            migrationBuilder.DropTable(
                name: "Collections");
        }
    }
}
