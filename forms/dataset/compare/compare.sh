#!/usr/bin/env bash
# Times the data files of fieldwork beside those of R and readstat, on the same
# responses of 60 variables and the same machine, and prints a table: medians of
# the runs, in rows a second and beside haven's write_sav.
#
#   forms/dataset/compare/compare.sh [ROWS [RUNS]]     20000 rows and 5 runs
#
# fieldwork reads the study from disk each time, and so do those that convert a
# file; R's functions write what is in memory already. It needs Go, R with haven,
# and readstat (Debian: r-cran-haven, readstat).
set -euo pipefail
cd "$(dirname "$0")"
rows=${1:-20000} runs=${2:-5}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
times=$folder/times

go build -o "$folder/fieldwork" ../../../cmd/fieldwork
go run . "$folder" "$rows"
export FIELDWORK_STUDY=$folder/study.field
"$folder/fieldwork" new "$FIELDWORK_STUDY" --form "$folder/sixty.yaml" >/dev/null
"$folder/fieldwork" responses import "$folder/responses.csv" >/dev/null

# timed NAME COMMAND... notes how long a command takes, in seconds.
timed() {
	local name=$1 begun ended
	shift
	begun=$(date +%s%N)
	"$@" >/dev/null 2>&1
	ended=$(date +%s%N)
	printf '%s\t%s\n' "$name" "$(awk "BEGIN { print ($ended - $begun) / 1e9 }")" >>"$times"
}

for _ in $(seq "$runs"); do
	for format in csv jsonl sav xlsx; do
		timed "fieldwork, study to $format" "$folder/fieldwork" responses export --format "$format" -o "$folder/ours.$format"
	done
	timed 'fieldwork, all tables' "$folder/fieldwork" tables --format csv -o "$folder/tables.csv"
	for format in csv sav xlsx; do
		timed "readstat, sav to $format" readstat -f "$folder/ours.sav" "$folder/readstat.$format"
	done
	Rscript --vanilla compare.R "$folder" >>"$times"
done

printf '%s rows, median of %s runs; load %s\n' "$rows" "$runs" "$(cut -d ' ' -f 1-3 /proc/loadavg)"
Rscript --vanilla table.R "$times" "$rows"
