namespace Modular.Benchmarks;

/// <summary>The files of one small module.</summary>
internal static class GeneratedModule
{
    public static IEnumerable<(string File, string Text)> Files(string name, string slug, string sdk, string output) =>
    [
        ($"{name}.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk.Razor">
              <Import Project="{sdk}/build/Modular.Sdk.props" />
              <PropertyGroup>
                <Title>{name}</Title>
                <OutputPath>{output}/</OutputPath>
                <AppendTargetFrameworkToOutputPath>false</AppendTargetFrameworkToOutputPath>
              </PropertyGroup>
              <ItemGroup>
                <Reference Include="{sdk}/bin/Debug/net10.0/Modular.Sdk.dll" Private="false" />
                <PackageReference Include="Microsoft.EntityFrameworkCore.Relational" Version="10.0.15" ExcludeAssets="runtime" />
              </ItemGroup>
              <Import Project="{sdk}/build/Modular.Sdk.targets" />
            </Project>
            """),
        ("Module.cs", $$"""
            using Microsoft.AspNetCore.Builder;
            using Microsoft.AspNetCore.Routing;
            using Microsoft.EntityFrameworkCore;
            using Microsoft.EntityFrameworkCore.Infrastructure;
            using Microsoft.EntityFrameworkCore.Migrations;
            namespace {{name}};
            public sealed class {{name}}Module : Module;
            internal sealed class Pages : INavigation
            {
                public IEnumerable<NavigationItem> Items => [new("{{name}}", "/{{slug}}", Audience.Public)];
            }
            internal sealed class Api : IApi
            {
                public void Map(RouteGroupBuilder api) => api.MapGet("things", (ThingStore store) => store.Things.Count()).Public();
            }
            public sealed class Thing : Entity
            {
                public required string Title { get; set; }
            }
            public sealed class ThingStore(DbContextOptions<ThingStore> options) : StoreContext(options)
            {
                public DbSet<Thing> Things => Set<Thing>();
            }
            [DbContext(typeof(ThingStore)), Migration("20260101000000_Initial")]
            public sealed class Initial : Migration
            {
                protected override void Up(MigrationBuilder migrationBuilder)
                {
                    migrationBuilder.CreateTable("Things", table => new
                    {
                        Id = table.Column<Guid>(nullable: false), Version = table.Column<Guid>(nullable: false), Title = table.Column<string>(nullable: false),
                    }, constraints: table => table.PrimaryKey("PK_Things", thing => thing.Id));
                    migrationBuilder.CreateTable("History", table => new
                    {
                        Id = table.Column<Guid>(nullable: false), At = table.Column<DateTime>(nullable: false), Who = table.Column<string>(maxLength: 200, nullable: false),
                        UserId = table.Column<string>(maxLength: 100, nullable: true), Action = table.Column<string>(maxLength: 20, nullable: false),
                        RecordType = table.Column<string>(maxLength: 100, nullable: false), RecordId = table.Column<Guid>(nullable: false),
                        HistoryOf = table.Column<Guid>(nullable: false), ChangesJson = table.Column<string>(nullable: false),
                        ClientId = table.Column<string>(maxLength: 100, nullable: true), RequestId = table.Column<string>(maxLength: 100, nullable: true),
                        Reason = table.Column<string>(maxLength: 500, nullable: true), Module = table.Column<string>(maxLength: 200, nullable: true),
                        Sequence = table.Column<long>(nullable: true), Hash = table.Column<string>(maxLength: 64, nullable: true),
                        PreviousHash = table.Column<string>(maxLength: 64, nullable: true), ContentHash = table.Column<string>(maxLength: 64, nullable: true),
                        Salt = table.Column<string>(maxLength: 64, nullable: true),
                    }, constraints: table => table.PrimaryKey("PK_History", entry => entry.Id));
                }
            }
            """),
        ($"Areas/{name}/Pages/_ViewImports.cshtml", $"@using Modular.Sdk\n@namespace {name}.Areas.{name}.Pages\n@addTagHelper *, Microsoft.AspNetCore.Mvc.TagHelpers\n"),
        ($"Areas/{name}/Pages/Index.cshtml", $$"""
            @page
            @attribute [Public]
            @inject global::{{name}}.ThingStore Store
            @{ ViewData["Title"] = "{{name}}"; }
            <h1 class="govuk-heading-xl">{{name}}</h1>
            <p class="govuk-body">@Store.Things.Count() things</p>
            """),
    ];
}
