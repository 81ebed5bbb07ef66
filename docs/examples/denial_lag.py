"""How long do denials take, by kind of source?  python3 denial_lag.py claimtracker.zip"""
import csv, io, statistics, sys, zipfile
from collections import defaultdict

with zipfile.ZipFile(sys.argv[1]) as package:
    text = io.TextIOWrapper(package.open("claims_responses.csv"), encoding="utf-8", newline="")
    rows = list(csv.DictReader(text))

lags, undated = defaultdict(list), 0
for row in rows:
    if row["response_stance"] != "rebuttal":
        continue
    if row["lag_hours"]:
        lags[row["response_source_kind"] or "nobody"].append(float(row["lag_hours"]))
    else:
        undated += 1

print(f"{'denied by':<14}{'answers':>8}{'median hours':>14}{'within a day':>14}")
for kind, hours in sorted(lags.items(), key=lambda item: statistics.median(item[1])):
    quick = sum(h <= 24 for h in hours) / len(hours)
    print(f"{kind:<14}{len(hours):>8}{statistics.median(hours):>14.1f}{quick:>14.0%}")
print(f"left out: {undated} answers to or by something undated")
