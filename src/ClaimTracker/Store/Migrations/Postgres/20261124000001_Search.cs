using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ClaimTracker.Store.Migrations.Postgres;

/// <summary>Full-text columns that the database keeps itself, with their indexes. Written by hand: the model does not know them.</summary>
[DbContext(typeof(PostgresContext)), Migration("20261124000001_Search")]
public sealed class Search : Migration
{
    private static readonly (string Table, string Words)[] Indexed =
    [
        ("Statements", "\"Words\""), ("ArticleVersions", "\"Title\" || ' ' || left(\"Text\", 400000)"), ("Claims", "\"Text\""),
        ("Sources", "\"Name\" || ' ' || coalesce(\"Role\", '') || ' ' || coalesce(\"Affiliation\", '')"),
    ];

    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var (table, words) in Indexed)
        {
            migrationBuilder.Sql($"ALTER TABLE \"{table}\" ADD COLUMN \"Search\" tsvector GENERATED ALWAYS AS (to_tsvector('english', {words})) STORED;");
            migrationBuilder.Sql($"CREATE INDEX \"IX_{table}_Search\" ON \"{table}\" USING gin (\"Search\");");
        }
    }

    /// <inheritdoc/>
    protected override void Down(MigrationBuilder migrationBuilder)
    {
        foreach (var (table, _) in Indexed) migrationBuilder.Sql($"ALTER TABLE \"{table}\" DROP COLUMN \"Search\";");
    }
}
