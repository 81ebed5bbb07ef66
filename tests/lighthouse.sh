#!/usr/bin/env bash
# Runs Lighthouse on five reading pages of a published build with the seeds, prints a table of the scores, and fails below the bars:
# performance 95, accessibility 100, best practices 100. Installs Chromium (Debian, as root) and, with npm, Lighthouse where they are missing.
# usage: tests/lighthouse.sh [mobile|desktop]
set -uo pipefail
cd "$(dirname "$0")/.."
form=${1:-mobile}
need() { command -v "$1" >/dev/null || { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$2" >/dev/null; }; }
need chromium chromium
need npm npm

tools=${LIGHTHOUSE_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/claimtracker-lighthouse}
[ -x "$tools/node_modules/.bin/lighthouse" ] || npm install --prefix "$tools" --no-audit --no-fund --silent lighthouse || exit 1
work=$(mktemp -d)
cleanup() { [ -z "${server:-}" ] || kill "$server" 2>/dev/null; rm -rf "$work"; }
trap cleanup EXIT
dotnet publish src/ClaimTracker.Web -c Release -o "$work/site" -v q -clp:NoSummary || exit 1
dotnet "$work/site/ClaimTracker.Web.dll" serve --data "$work/data" --seeds seeds --urls http://127.0.0.1:0 > "$work/log" 2>&1 &
server=$!
touch "$work/log"
until address=$(grep -oE -m1 'http://127\.0\.0\.1:[0-9]+' "$work/log"); do
  kill -0 "$server" 2>/dev/null || { cat "$work/log"; exit 1; }
  read -rt 0.2 <> <(:) || true
done

claim=$(curl -s "$address/claims?order=retold" | grep -oE -m1 'href="/claims/[0-9]+"' | head -1 | grep -oE '/claims/[0-9]+')
pages=("home /" "timeline /timeline?q=minister" "claim $claim" "article /articles/1" "search /search?q=minister")
for page in "${pages[@]}"; do curl -s -o /dev/null "$address${page#* }"; done
[ "$form" = desktop ] && preset=(--preset=desktop) || preset=()
for page in "${pages[@]}"; do
  # A trace that the browser did not record has no score: such a run is made again, five attempts in all.
  for ((run = 1, attempt = 1; run <= 3; attempt++)); do
    [ "$attempt" -le 5 ] || { echo "no trace of ${page%% *}"; exit 1; }
    CHROME_PATH=$(command -v chromium) "$tools/node_modules/.bin/lighthouse" "$address${page#* }" "${preset[@]}" --quiet --output=json --output-path="$work/${page%% *}-$run.json" \
      --only-categories=performance,accessibility,best-practices \
      --chrome-flags="--headless=new --no-sandbox --disable-gpu --disable-quic --disable-background-networking --disable-component-update --disable-sync" && run=$((run + 1))
  done
done
node - "$work" "$form" "${pages[@]%% *}" <<'JS'
const [work, form, ...pages] = process.argv.slice(2);
const bars = { performance: 95, accessibility: 100, "best-practices": 100 };
const median = values => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
let failed = false;
console.log(`| page, ${form} | performance | accessibility | best practices | first paint s | largest paint s | blocked ms | shift |\n|---|---|---|---|---|---|---|---|`);
for (const page of pages) {
  const runs = [1, 2, 3].map(run => JSON.parse(require("fs").readFileSync(`${work}/${page}-${run}.json`)));
  const scores = Object.keys(bars).map(name => Math.round(100 * median(runs.map(run => run.categories[name].score))));
  const figure = name => median(runs.map(run => run.audits[name].numericValue));
  console.log(`| ${page} | ${scores.join(" | ")} | ${(figure("first-contentful-paint") / 1000).toFixed(1)} | ${(figure("largest-contentful-paint") / 1000).toFixed(1)} | ${figure("total-blocking-time").toFixed(0)} | ${figure("cumulative-layout-shift").toFixed(3)} |`);
  Object.values(bars).forEach((bar, i) => { if (scores[i] < bar) failed = true; });
  const poor = Object.values(runs[0].audits).filter(audit => audit.score !== null && audit.score < .9 && audit.scoreDisplayMode !== "informative" && audit.scoreDisplayMode !== "notApplicable");
  if (poor.length) console.error(`${page}: ${poor.map(audit => audit.id).join(", ")}`);
}
process.exit(failed ? 1 : 0);
JS
