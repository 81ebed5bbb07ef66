#!/usr/bin/env bash
# Rewrites the first migration of both databases from the model. Only until the first release: later changes add a migration.
set -euo pipefail
cd "$(dirname "$0")/../../../.."
dotnet tool restore >/dev/null
dotnet build src/ClaimTracker.Web -v q -clp:NoSummary
migrations=src/ClaimTracker/Store/Migrations
for provider in Sqlite Postgres; do
  rm -f $migrations/$provider/*Initial*.cs $migrations/$provider/*Snapshot.cs
done
dotnet build src/ClaimTracker.Web -v q -clp:NoSummary -p:RunAnalyzers=false
for provider in Sqlite Postgres; do
  dotnet ef migrations add Initial --context "${provider}Context" --project src/ClaimTracker --startup-project src/ClaimTracker.Web \
    --output-dir "Store/Migrations/$provider" --no-build
done
# A fixed name, so that a rewrite is a change and not a new file.
for provider in Sqlite Postgres; do
  for file in $migrations/$provider/*_Initial.cs $migrations/$provider/*_Initial.Designer.cs; do
    sed -i -E 's/\[Migration\("[0-9]+_Initial"\)\]/[Migration("20261124000000_Initial")]/' "$file"
    mv -f "$file" "$migrations/$provider/20261124000000_${file#*_}" 2>/dev/null || true
  done
done
