#!/usr/bin/env bash
# Fetches the web map library from its npm release into this folder. Usage: assets/web/fetch.sh
#
# The release is checked against the SHA-512 that the registry names. Two things are taken out, since
# the page must ask the network for nothing: the pictures of the style (their controls are not used)
# and the address of the source map. A new version: change the two lines below, run, look, test.
set -euo pipefail
version=1.9.4
sum=nxS1ynzJOmOlHp+iL3FyWqK89GtNL8U8rvlMOsQdTTssxZwCXh8N2NB3GDQOL+YR3XnWyZAxwQixURb+FA74PA==
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm pack --silent "leaflet@$version" >/dev/null
[ "$(openssl dgst -sha512 -binary "leaflet-$version.tgz" | base64 -w0)" = "$sum" ] || {
  echo "leaflet-$version.tgz is not the release" >&2
  exit 1
}
tar -xzf "leaflet-$version.tgz"
sed '/^\/\/# sourceMappingURL=/d' package/dist/leaflet.js >"$here/leaflet.js"
tr -d '\r' <package/dist/leaflet.css | sed '/url(/d' >"$here/leaflet.css"
cp package/LICENSE "$here/LICENSE-leaflet"
cd "$here"
sha256sum leaflet.js leaflet.css LICENSE-leaflet >SHA256SUMS
