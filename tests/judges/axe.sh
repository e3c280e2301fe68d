#!/usr/bin/env bash
# Judges HTML files with axe-core in headless Chromium. Usage: axe.sh FILE...
# With JUDGE=webmap.mjs it uses maps by hand and by keys besides.
#
# Needs, on Debian: chromium nodejs npm. axe-core (MPL-2.0) comes from the npm registry, is checked
# against its SHA-512 and kept in ${AXE_HOME:-~/.cache/axe-core}.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
export AXE_HOME=${AXE_HOME:-$HOME/.cache/axe-core}
version=4.14.1
sum=1477dafa598d8d065f273d6af302aa203c02e83131707b7fa648cd41bd3d6b734f8c22a0dab86ee6a6f64b8afbe804b214d36db85a2826965edfb3a0b9d546b5
if ! [ -f "$AXE_HOME/package/axe.min.js" ]; then
  mkdir -p "$AXE_HOME"
  work=$(mktemp -d "$AXE_HOME/fetch.XXXXXX")
  trap 'rm -rf "$work"' EXIT
  (cd "$work" && npm pack --silent "axe-core@$version" >/dev/null)
  (cd "$work" && echo "$sum  axe-core-$version.tgz" | sha512sum --check --quiet && tar -xzf "axe-core-$version.tgz")
  # Another judge may have been as quick.
  mv -T "$work/package" "$AXE_HOME/package" 2>/dev/null || [ -f "$AXE_HOME/package/axe.min.js" ]
fi
exec node "$here/${JUDGE:-axe.mjs}" "$@"
