using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClaimTracker.Store.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class CountStatements : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Statements_SourceId_SaidAt_Id",
                table: "Statements");

            migrationBuilder.CreateIndex(
                name: "IX_Statements_SourceId_SaidAt_Id_IsCurrent_Review",
                table: "Statements",
                columns: new[] { "SourceId", "SaidAt", "Id", "IsCurrent", "Review" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Statements_SourceId_SaidAt_Id_IsCurrent_Review",
                table: "Statements");

            migrationBuilder.CreateIndex(
                name: "IX_Statements_SourceId_SaidAt_Id",
                table: "Statements",
                columns: new[] { "SourceId", "SaidAt", "Id" });
        }
    }
}
