using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Growth.Data.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
                name: "Rounds",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    Name = table.Column<string>(maxLength: 100, nullable: false),
                    Opens = table.Column<DateOnly>(nullable: true),
                    Closes = table.Column<DateOnly>(nullable: true),
                    BoardOn = table.Column<DateOnly>(nullable: true),
                    AuthoritiesInPaper = table.Column<int>(nullable: true),
                    Note = table.Column<string>(maxLength: 1000, nullable: true),
                    Version = table.Column<Guid>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Rounds", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Applications",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    RoundId = table.Column<Guid>(nullable: false),
                    Text = table.Column<string>(maxLength: 300, nullable: false),
                    Theme = table.Column<string>(maxLength: 40, nullable: false),
                    Brief = table.Column<string>(maxLength: 2000, nullable: false),
                    DaysAsked = table.Column<decimal>(precision: 18, scale: 2, nullable: false),
                    State = table.Column<string>(maxLength: 40, nullable: false),
                    Reason = table.Column<string>(maxLength: 500, nullable: true),
                    StateBeforeWithdrawal = table.Column<string>(maxLength: 40, nullable: true),
                    Version = table.Column<Guid>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Applications", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Applications_Rounds_RoundId",
                        column: x => x.RoundId,
                        principalTable: "Rounds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ApplicationCouncils",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    ApplicationId = table.Column<Guid>(nullable: false),
                    Council = table.Column<string>(maxLength: 3, nullable: false),
                    Position = table.Column<int>(nullable: false),
                    Version = table.Column<Guid>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ApplicationCouncils", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ApplicationCouncils_Applications_ApplicationId",
                        column: x => x.ApplicationId,
                        principalTable: "Applications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Awards",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    RoundId = table.Column<Guid>(nullable: false),
                    ApplicationId = table.Column<Guid>(nullable: true),
                    Row = table.Column<int>(nullable: true),
                    Text = table.Column<string>(maxLength: 300, nullable: false),
                    PaperType = table.Column<string>(maxLength: 50, nullable: true),
                    PaperRegion = table.Column<string>(maxLength: 50, nullable: true),
                    Days = table.Column<decimal>(precision: 18, scale: 2, nullable: false),
                    DaysUsed = table.Column<decimal>(precision: 18, scale: 2, nullable: false),
                    NotionalValue = table.Column<decimal>(precision: 18, scale: 2, nullable: true),
                    State = table.Column<string>(maxLength: 40, nullable: false),
                    MinuteReference = table.Column<string>(maxLength: 100, nullable: true),
                    WithdrawnReason = table.Column<string>(maxLength: 500, nullable: true),
                    StateBeforeWithdrawal = table.Column<string>(maxLength: 40, nullable: true),
                    Version = table.Column<Guid>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Awards", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Awards_Applications_ApplicationId",
                        column: x => x.ApplicationId,
                        principalTable: "Applications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Awards_Rounds_RoundId",
                        column: x => x.RoundId,
                        principalTable: "Rounds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AwardCouncils",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    AwardId = table.Column<Guid>(nullable: false),
                    Council = table.Column<string>(maxLength: 3, nullable: false),
                    Position = table.Column<int>(nullable: false),
                    Version = table.Column<Guid>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AwardCouncils", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AwardCouncils_Awards_AwardId",
                        column: x => x.AwardId,
                        principalTable: "Awards",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "DayLog",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    AwardId = table.Column<Guid>(nullable: false),
                    On = table.Column<DateOnly>(nullable: false),
                    Days = table.Column<decimal>(precision: 18, scale: 2, nullable: false),
                    What = table.Column<string>(maxLength: 300, nullable: false),
                    Evidence = table.Column<string>(maxLength: 500, nullable: true),
                    Counts = table.Column<bool>(nullable: false),
                    Version = table.Column<Guid>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DayLog", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DayLog_Awards_AwardId",
                        column: x => x.AwardId,
                        principalTable: "Awards",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ApplicationCouncils_ApplicationId_Council",
                table: "ApplicationCouncils",
                columns: new[] { "ApplicationId", "Council" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Applications_RoundId",
                table: "Applications",
                column: "RoundId");

            migrationBuilder.CreateIndex(
                name: "IX_AwardCouncils_AwardId_Council",
                table: "AwardCouncils",
                columns: new[] { "AwardId", "Council" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AwardCouncils_Council",
                table: "AwardCouncils",
                column: "Council");

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

            migrationBuilder.CreateIndex(
                name: "IX_DayLog_AwardId",
                table: "DayLog",
                column: "AwardId");

            migrationBuilder.CreateIndex(
                name: "IX_History_HistoryOf_At",
                table: "History",
                columns: new[] { "HistoryOf", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Rounds_Name",
                table: "Rounds",
                column: "Name",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ApplicationCouncils");

            migrationBuilder.DropTable(
                name: "AwardCouncils");

            migrationBuilder.DropTable(
                name: "DayLog");

            migrationBuilder.DropTable(
                name: "History");

            migrationBuilder.DropTable(
                name: "Awards");

            migrationBuilder.DropTable(
                name: "Applications");

            migrationBuilder.DropTable(
                name: "Rounds");
        }
    }
}
