using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ClaimTracker.Store.Migrations.Sqlite;

/// <summary>Keeps apart the answers that likely answer only their own article.</summary>
[DbContext(typeof(SqliteContext)), Migration("20261124000002_Asides")]
public sealed class Asides : Migration
{
    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.AddColumn<bool>(name: "IsAside", table: "ResponseLinks", type: "INTEGER", nullable: false, defaultValue: false);

    /// <inheritdoc/>
    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropColumn(name: "IsAside", table: "ResponseLinks");
}
