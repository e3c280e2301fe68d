#!/usr/bin/env bash
# Asks other programs what `cargo bench --bench coverage` asks, on the same data, and prints answers and times.
# Usage: TANTU_BENCH_DATA=FOLDER cargo bench --bench coverage && benches/peers/coverage.sh FOLDER
#
# Needs, on Debian as root: postgresql-15-postgis-3, and Python with shapely, pyproj, numpy, scipy and pyarrow
# (PYTHON names it). A PostgreSQL of its own runs in the folder while the script does.
set -euo pipefail
folder=$(cd "$1" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
base=/usr/lib/postgresql/15/bin
port=54329

echo "== Python"
"${PYTHON:-python3}" "$here/coverage.py" "$folder"

echo "== PostGIS"
rm -rf "$folder/base"
mkdir "$folder/base"
chmod 755 "$folder"
chown postgres "$folder/base"
as() { runuser -u postgres -- "$@"; }
as "$base/initdb" -D "$folder/base" >/dev/null
as "$base/pg_ctl" -D "$folder/base" -w -l "$folder/base/log" -o "-p $port -k $folder/base -c listen_addresses= -c shared_buffers=1GB" start >/dev/null
trap 'as "$base/pg_ctl" -D "$folder/base" -m immediate stop >/dev/null; rm -rf "$folder/base"' EXIT
as psql -q -h "$folder/base" -p "$port" -d postgres -v ON_ERROR_STOP=1 -v folder="$folder" <<'SQL'
CREATE EXTENSION postgis;
SET max_parallel_workers_per_gather = 2;
CREATE UNLOGGED TABLE demand(lon float8, lat float8, people int);
CREATE UNLOGGED TABLE facility(lon float8, lat float8);
\set demand '\'' :folder '/demand.csv\''
\set facilities '\'' :folder '/facilities.csv\''
COPY demand FROM :demand CSV HEADER;
COPY facility FROM :facilities CSV HEADER;
ANALYZE demand;
\timing on
\echo people within 500 m, geography, with the index
CREATE TABLE place AS SELECT ST_SetSRID(ST_MakePoint(lon, lat), 4326)::geography AS at FROM facility;
CREATE INDEX ON place USING gist(at);
ANALYZE place;
SELECT sum(people) FILTER (WHERE EXISTS (SELECT 1 FROM place
    WHERE ST_DWithin(place.at, ST_SetSRID(ST_MakePoint(d.lon, d.lat), 4326)::geography, 500))) AS covered,
  sum(people) AS people FROM demand d;
\echo land within 500 m
SELECT ST_Area(land) / 1e6 AS square_km, ST_NumGeometries(land) AS parts FROM
  (SELECT ST_Union(ST_Buffer(ST_Transform(ST_SetSRID(ST_MakePoint(lon, lat), 4326), 4547), 500, 16)) AS land FROM facility) AS united;
SQL
