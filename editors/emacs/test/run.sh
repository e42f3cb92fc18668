#!/usr/bin/env bash
# Drives a copy of the demo in Emacs, set up by the README's own lines. Needs server/target/naja.jar and git; installs Emacs.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
jar=$(cd "$here/../../.." && pwd)/server/target/naja.jar
test -f "$jar" || { echo "build first: $jar is not there" >&2; exit 1; }
# -q and not -Q, which hides the packages of Debian.
has_eglot() { command -v emacs >/dev/null && emacs -q --batch --eval "(require 'eglot)" >/dev/null 2>&1; }
if ! has_eglot; then
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends emacs-nox elpa-eglot
  has_eglot
fi

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export HOME=$scratch XDG_CACHE_HOME=$scratch/cache NAJA_JAR=$jar NAJA_README=$here/../README.md "NAJA_DEMO=$scratch/a demo"
export NAJA_CAPABILITIES=$here/../../../protocol-tests/src/test/resources/naja/protocol/clients/emacs.json
if [ "${1:-}" = --update ]; then export NAJA_UPDATE=1; fi
cp -r "$here/../../demo" "$NAJA_DEMO"
rm -r "$NAJA_DEMO/src/main/java/mix" # What has no source is decompiled.
git -c init.defaultBranch=main init -q "$NAJA_DEMO"
begun=$SECONDS
timeout 120 emacs -q --batch -l "$here/test.el" > "$scratch/log" 2>&1 || { cat "$scratch/log"; exit 1; }
if [ -n "${NAJA_UPDATE:-}" ]; then "$here/../../pages/sort-json.mjs" "$NAJA_CAPABILITIES"; fi
echo "-- $(emacs --version | sed -n 1p): $(grep -oE 'Ran [0-9]+ tests, [0-9]+ results as expected' "$scratch/log") in $((SECONDS - begun)) s"
