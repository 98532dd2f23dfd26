using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Modular.Host.Storage.Migrations
{
    /// <inheritdoc />
    public partial class Work : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Imports",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    Module = table.Column<string>(maxLength: 100, nullable: false),
                    Key = table.Column<string>(maxLength: 100, nullable: false),
                    AccountId = table.Column<Guid>(nullable: false),
                    FileId = table.Column<Guid>(nullable: false),
                    CreatedAt = table.Column<DateTime>(nullable: false),
                    Match = table.Column<string>(maxLength: 4000, nullable: true),
                    CheckId = table.Column<Guid>(nullable: true),
                    ImportId = table.Column<Guid>(nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Imports", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Work",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    Module = table.Column<string>(maxLength: 100, nullable: false),
                    Key = table.Column<string>(maxLength: 100, nullable: false),
                    Programme = table.Column<string>(maxLength: 200, nullable: false),
                    Title = table.Column<string>(maxLength: 200, nullable: false),
                    AccountId = table.Column<Guid>(nullable: false),
                    Who = table.Column<string>(maxLength: 200, nullable: false),
                    ClientId = table.Column<string>(maxLength: 100, nullable: true),
                    RequestId = table.Column<string>(maxLength: 100, nullable: true),
                    Scopes = table.Column<string>(maxLength: 2000, nullable: true),
                    Input = table.Column<string>(maxLength: 10000, nullable: false),
                    FileId = table.Column<Guid>(nullable: true),
                    CreatedAt = table.Column<DateTime>(nullable: false),
                    State = table.Column<string>(maxLength: 40, nullable: false),
                    Owner = table.Column<string>(maxLength: 200, nullable: true),
                    Until = table.Column<DateTime>(nullable: true),
                    Starts = table.Column<int>(nullable: false),
                    CancelAsked = table.Column<bool>(nullable: false),
                    StartedAt = table.Column<DateTime>(nullable: true),
                    EndedAt = table.Column<DateTime>(nullable: true),
                    Done = table.Column<int>(nullable: false),
                    Total = table.Column<int>(nullable: true),
                    Doing = table.Column<string>(maxLength: 500, nullable: true),
                    Summary = table.Column<string>(maxLength: 500, nullable: true),
                    Link = table.Column<string>(maxLength: 500, nullable: true),
                    LinkText = table.Column<string>(maxLength: 200, nullable: true),
                    Rows = table.Column<int>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Work", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "WorkFiles",
                columns: table => new
                {
                    Id = table.Column<Guid>(nullable: false),
                    Name = table.Column<string>(maxLength: 200, nullable: false),
                    Content = table.Column<byte[]>(nullable: false),
                    KeptSince = table.Column<DateTime>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkFiles", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "WorkReportRows",
                columns: table => new
                {
                    WorkId = table.Column<Guid>(nullable: false),
                    Position = table.Column<int>(nullable: false),
                    Number = table.Column<int>(nullable: false),
                    Severity = table.Column<string>(maxLength: 40, nullable: false),
                    Key = table.Column<string>(maxLength: 200, nullable: true),
                    Column = table.Column<string>(maxLength: 200, nullable: true),
                    Value = table.Column<string>(maxLength: 200, nullable: true),
                    Message = table.Column<string>(maxLength: 500, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkReportRows", x => new { x.WorkId, x.Position });
                    table.ForeignKey(
                        name: "FK_WorkReportRows_Work_WorkId",
                        column: x => x.WorkId,
                        principalTable: "Work",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Imports_AccountId",
                table: "Imports",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_Work_AccountId",
                table: "Work",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_Work_State",
                table: "Work",
                column: "State");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Imports");

            migrationBuilder.DropTable(
                name: "WorkFiles");

            migrationBuilder.DropTable(
                name: "WorkReportRows");

            migrationBuilder.DropTable(
                name: "Work");
        }
    }
}
