#!/usr/bin/env bash
# Installs what the tests need (Chromium, PostgreSQL), starts a PostgreSQL of its own, runs every test project and adds up the results.
set -uo pipefail
cd "$(dirname "$0")/.."

need() { # need PROGRAM PACKAGE
  [ -n "$(command -v "$1" 2>/dev/null || ls $1 2>/dev/null | head -1)" ] && return
  echo "installing $2"
  [ -n "${updated:-}" ] || { apt-get update -qq; updated=1; }
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$2" >/dev/null
}
need chromium chromium
need "/usr/lib/postgresql/*/bin/initdb" postgresql
need sqlite3 sqlite3
need python3 python3

work=$(mktemp -d)
postgres_bin=$(dirname "$(ls /usr/lib/postgresql/*/bin/initdb | sort -V | tail -1)")
port=${CLAIMTRACKER_TEST_PORT:-$((20000 + RANDOM % 20000))}
mkdir -p "$work/pg" && chmod 755 "$work" && chown postgres "$work/pg"
as_postgres() { if [ "$(id -u)" = 0 ]; then su postgres -s /bin/sh -c "cd / && $*"; else sh -c "$*"; fi; }
cleanup() { as_postgres "$postgres_bin/pg_ctl -D $work/pg -m immediate stop" >/dev/null 2>&1; rm -rf "$work"; }
trap cleanup EXIT
as_postgres "$postgres_bin/initdb -D $work/pg -U claimtracker --auth=trust -E UTF8" >/dev/null &&
  as_postgres "$postgres_bin/pg_ctl -D $work/pg -o '-p $port -c listen_addresses=127.0.0.1 -c fsync=off -c unix_socket_directories=$work/pg' -w start" >/dev/null ||
  { echo "PostgreSQL did not start"; exit 1; }
export CLAIMTRACKER_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=claimtracker"

dotnet build ClaimTracker.sln -c Release -v q -clp:NoSummary || exit 1
failed_projects=0
for project in tests/*.Tests; do
  name=$(basename "$project")
  dotnet run --project "$project" -c Release --no-build -- --report-xunit-trx --report-xunit-trx-filename "$name.trx" --results-directory "$work/results" || failed_projects=$((failed_projects + 1))
done

python3 - "$work/results" "$failed_projects" <<'PY'
import glob, sys, xml.etree.ElementTree as xml
passed = failed = skipped = 0
for path in glob.glob(sys.argv[1] + "/*.trx"):
    counters = next(node for node in xml.parse(path).iter() if node.tag.endswith("Counters")).attrib
    total, ok, bad = (int(counters[key]) for key in ("total", "passed", "failed"))
    passed, failed, skipped = passed + ok, failed + bad, skipped + total - ok - bad
crashed = int(sys.argv[2])
if crashed and not failed:
    print("a test project ended with an error; see above")
print(f"{passed} passed, {failed} failed, {skipped} skipped")
sys.exit(1 if failed or crashed or not passed else 0)
PY
