using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CaseLibrary.Data.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "CaseStudies",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    Slug = table.Column<string>(maxLength: 100, nullable: false),
                    Title = table.Column<string>(maxLength: 120, nullable: false),
                    Summary = table.Column<string>(maxLength: 300, nullable: false),
                    Kind = table.Column<string>(maxLength: 40, nullable: false),
                    Subtype = table.Column<string>(maxLength: 60, nullable: false),
                    Delivery = table.Column<string>(maxLength: 40, nullable: false),
                    Since = table.Column<int>(nullable: true),
                    Running = table.Column<string>(maxLength: 40, nullable: false),
                    Evidence = table.Column<string>(maxLength: 40, nullable: false),
                    Example = table.Column<bool>(nullable: false),
                    SignedOffBy = table.Column<string>(maxLength: 120, nullable: false),
                    SignedOffRole = table.Column<string>(maxLength: 120, nullable: false),
                    Body = table.Column<string>(maxLength: 40000, nullable: false),
                    ReviewDue = table.Column<DateOnly>(nullable: true),
                    Published = table.Column<DateOnly>(nullable: true),
                    State = table.Column<string>(maxLength: 40, nullable: false),
                    Edited = table.Column<DateTime>(nullable: false),
                    Version = table.Column<Guid>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseStudies", x => x.Id);
                });

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
                name: "CaseCouncils",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    CaseStudyId = table.Column<Guid>(nullable: false),
                    Council = table.Column<string>(maxLength: 3, nullable: false),
                    Version = table.Column<Guid>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseCouncils", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CaseCouncils_CaseStudies_CaseStudyId",
                        column: x => x.CaseStudyId,
                        principalTable: "CaseStudies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CaseLegalBases",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    CaseStudyId = table.Column<Guid>(nullable: false),
                    Basis = table.Column<string>(maxLength: 40, nullable: false),
                    Version = table.Column<Guid>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CaseLegalBases", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CaseLegalBases_CaseStudies_CaseStudyId",
                        column: x => x.CaseStudyId,
                        principalTable: "CaseStudies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "MoneyFacts",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    CaseStudyId = table.Column<Guid>(nullable: false),
                    Position = table.Column<int>(nullable: false),
                    Amount = table.Column<decimal>(precision: 18, scale: 2, nullable: false),
                    Kind = table.Column<string>(maxLength: 40, nullable: false),
                    Period = table.Column<string>(maxLength: 40, nullable: false),
                    Status = table.Column<string>(maxLength: 40, nullable: false),
                    PriceYear = table.Column<string>(maxLength: 10, nullable: true),
                    Note = table.Column<string>(maxLength: 300, nullable: false),
                    Source = table.Column<string>(maxLength: 400, nullable: false),
                    Version = table.Column<Guid>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MoneyFacts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_MoneyFacts_CaseStudies_CaseStudyId",
                        column: x => x.CaseStudyId,
                        principalTable: "CaseStudies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RenderedBodies",
                columns: table => new
                {
                    CaseStudyId = table.Column<Guid>(nullable: false),
                    Html = table.Column<string>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RenderedBodies", x => x.CaseStudyId);
                    table.ForeignKey(
                        name: "FK_RenderedBodies_CaseStudies_CaseStudyId",
                        column: x => x.CaseStudyId,
                        principalTable: "CaseStudies",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_CaseCouncils_CaseStudyId_Council",
                table: "CaseCouncils",
                columns: new[] { "CaseStudyId", "Council" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CaseCouncils_Council",
                table: "CaseCouncils",
                column: "Council");

            migrationBuilder.CreateIndex(
                name: "IX_CaseLegalBases_CaseStudyId_Basis",
                table: "CaseLegalBases",
                columns: new[] { "CaseStudyId", "Basis" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CaseStudies_ReviewDue",
                table: "CaseStudies",
                column: "ReviewDue");

            migrationBuilder.CreateIndex(
                name: "IX_CaseStudies_Slug",
                table: "CaseStudies",
                column: "Slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CaseStudies_State_Published",
                table: "CaseStudies",
                columns: new[] { "State", "Published" });

            migrationBuilder.CreateIndex(
                name: "IX_History_HistoryOf_At",
                table: "History",
                columns: new[] { "HistoryOf", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_MoneyFacts_CaseStudyId_Position",
                table: "MoneyFacts",
                columns: new[] { "CaseStudyId", "Position" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CaseCouncils");

            migrationBuilder.DropTable(
                name: "CaseLegalBases");

            migrationBuilder.DropTable(
                name: "History");

            migrationBuilder.DropTable(
                name: "MoneyFacts");

            migrationBuilder.DropTable(
                name: "RenderedBodies");

            migrationBuilder.DropTable(
                name: "CaseStudies");
        }
    }
}
