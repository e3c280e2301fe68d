#!/usr/bin/env bash
# Says how much memory maps and coverage take, on made-up input of several sizes.
# Usage: cargo build --release --all-features && benches/memory.sh [FOLDER]
# TANTU names another program; FOLDER keeps what is made.
set -euo pipefail
tantu=$(realpath "${TANTU:-$(dirname "$0")/../target/release/tantu}")
folder=${1:-$(mktemp -d)}
mkdir -p "$folder"
cd "$folder"

cat >ramps.mapping.toml <<'TOML'
schema = 1
profile = "street"
element = "kerb-ramp"
site = { column = "street" }
id = "id"
position = { lon = "lon", lat = "lat" }
[[field]]
field = "clear_width"
column = "width"
unit = "m"
TOML

# ROWS of ramps, twenty a street: some wide enough, some not, some not measured.
ramps() {
  awk -v rows="$1" 'BEGIN {
    srand(7); print "id,street,lon,lat,width"
    for (i = 0; i < rows; i++) {
      width = int(rand() * 4)
      printf "R%d,street-%d,%.6f,%.6f,%s\n", i, i / 20, 103 + 0.4 * rand(), 35.4 + 0.4 * rand(), width ? 0.7 + 0.3 * width : ""
    }
  }'
}

# ROWS of places with 1 to 9 people.
places() {
  awk -v rows="$1" 'BEGIN {
    srand(8); print "lon,lat,people"
    for (i = 0; i < rows; i++) printf "%.6f,%.6f,%d\n", 103 + 0.4 * rand(), 35.4 + 0.4 * rand(), 1 + 9 * rand()
  }'
}

# ROWS of blocks of some 100 m with 1 to 9 people, as well-known text.
blocks() {
  awk -v rows="$1" 'BEGIN {
    srand(9); print "wkt,people"
    for (i = 0; i < rows; i++) {
      x = 103 + 0.4 * rand(); y = 35.4 + 0.4 * rand(); e = x + 0.001; n = y + 0.001
      printf "\"POLYGON ((%.6f %.6f,%.6f %.6f,%.6f %.6f,%.6f %.6f,%.6f %.6f))\",%d\n", x, y, e, y, e, n, x, n, x, y, 1 + 9 * rand()
    }
  }'
}

# Runs a command and says its peak of resident memory and its time.
measured() {
  local what=$1
  shift
  python3 - "$what" "$@" <<'PY'
import resource, subprocess, sys, time
began = time.time()
done = subprocess.run(sys.argv[2:], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
if done.returncode == 2:
    sys.exit(done.stderr.decode()[-2000:])
print(f"{sys.argv[1]}: {peak:.0f} MB, {time.time() - began:.1f} s", flush=True)
PY
}

judged=(--mapping ramps.mapping.toml)
for rows in ${ROWS-50000 200000}; do
  ramps "$rows" >"ramps-$rows.csv"
  measured "$rows items, judged only" "$tantu" check "ramps-$rows.csv" "${judged[@]}" --format json
  for format in geojson gpkg fgb html; do
    layers=(--layers items)
    [ "$format" = html ] && layers=()
    measured "$rows items to $format" "$tantu" map "ramps-$rows.csv" "${judged[@]}" "${layers[@]}" --format "$format" --force -o "items-$rows.$format"
  done
done
ramps 20000 >facilities.csv
asked=(--element kerb-ramp --group wheelchair --within "500 m" --format json)
for rows in ${PLACES-250000 1000000}; do
  places "$rows" >"places-$rows.csv"
  measured "$rows places × 20000 facilities" "$tantu" coverage facilities.csv "${judged[@]}" --demand "places-$rows.csv" "${asked[@]}"
done
for rows in ${BLOCKS-20000 100000}; do
  blocks "$rows" >"blocks-$rows.csv"
  measured "$rows blocks × 20000 facilities" "$tantu" coverage facilities.csv "${judged[@]}" --demand "blocks-$rows.csv" "${asked[@]}"
done
