using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ClaimTracker.Store.Migrations.Sqlite;

/// <summary>Full-text indexes over the searched columns, kept by triggers. Written by hand: the model does not know them.</summary>
[DbContext(typeof(SqliteContext)), Migration("20261124000001_Search")]
public sealed class Search : Migration
{
    private static readonly (string Table, string Columns)[] Indexed =
        [("Statements", "Words"), ("ArticleVersions", "Title,Text"), ("Claims", "Text"), ("Sources", "Name,Role,Affiliation")];

    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var (table, columns) in Indexed)
        {
            var index = table + "Search";
            var fresh = string.Join(',', columns.Split(',').Select(c => "new." + c));
            var old = string.Join(',', columns.Split(',').Select(c => "old." + c));
            var insert = $"INSERT INTO {index}(rowid,{columns}) VALUES (new.Id,{fresh});";
            var delete = $"INSERT INTO {index}({index},rowid,{columns}) VALUES ('delete',old.Id,{old});";
            migrationBuilder.Sql($"CREATE VIRTUAL TABLE {index} USING fts5({columns}, content='{table}', content_rowid='Id', tokenize='porter unicode61 remove_diacritics 2');");
            migrationBuilder.Sql($"CREATE TRIGGER {index}_insert AFTER INSERT ON {table} BEGIN {insert} END;");
            migrationBuilder.Sql($"CREATE TRIGGER {index}_delete AFTER DELETE ON {table} BEGIN {delete} END;");
            migrationBuilder.Sql($"CREATE TRIGGER {index}_update AFTER UPDATE OF {columns} ON {table} BEGIN {delete} {insert} END;");
            migrationBuilder.Sql($"INSERT INTO {index}({index}) VALUES ('rebuild');");
        }
    }

    /// <inheritdoc/>
    protected override void Down(MigrationBuilder migrationBuilder)
    {
        foreach (var (table, _) in Indexed)
        {
            foreach (var change in new[] { "insert", "delete", "update" }) migrationBuilder.Sql($"DROP TRIGGER {table}Search_{change};");
            migrationBuilder.Sql($"DROP TABLE {table}Search;");
        }
    }
}
