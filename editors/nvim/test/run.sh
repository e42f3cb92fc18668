#!/usr/bin/env bash
# Follows the README into a fresh home and drives a copy of the demo in headless Neovims 0.7.2, 0.10.4 and 0.12: one test file.
# Needs server/target/naja.jar and Debian's packages; --update captures anew what each Neovim tells the server.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
plugin=$(dirname "$here")
jar=$plugin/../../server/target/naja.jar
captured=$plugin/../../protocol-tests/src/test/resources/naja/protocol/clients
test -f "$jar" || { echo "build first: $jar is not there" >&2; exit 1; }
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
java=$(readlink -f "$(command -v java)")
export JAVA_HOME=${JAVA_HOME:-$(dirname "$(dirname "$java")")}

installations=()
for wanted in bookworm:0.7.2 trixie:0.10.4 forky:0.12; do
  "$here/install.sh" "${wanted%:*}" "$plugin/target/${wanted%:*}" "${wanted#*:}" &
  installations+=($!)
done
for installation in "${installations[@]}"; do
  wait "$installation"
done
echo "-- Neovim: all are there ($SECONDS s)"

# Runs the tests in the Neovim of Debian's release $1; $2 names its captured capabilities.
run() {
  local home=$scratch/$1 begun=$SECONDS
  mkdir -p "$home/bin"
  (
    export HOME=$home NAJA_HOME=$home NAJA_DEMO="$home/a demo" NAJA_PLUGIN=$plugin NAJA_CAPABILITIES=$captured/$2.json
    export XDG_CONFIG_HOME=$home/config XDG_DATA_HOME=$home/data XDG_STATE_HOME=$home/state XDG_CACHE_HOME=$home/cache
    unset JDK_HOME
    cp -r "$plugin/../demo" "$NAJA_DEMO"
    rm -r "$NAJA_DEMO/src/main/java/mix" # What has no source is decompiled.
    "$plugin/install.sh" >/dev/null      # As the README says.
    printf '#!/bin/sh\nexec "%s/bin/java" -jar "%s" "$@"\n' "$JAVA_HOME" "$jar" > "$home/bin/naja" # As mason.nvim makes it.
    chmod +x "$home/bin/naja"
    PATH=$home/bin:$PATH timeout 120 "$plugin/target/$1/nvim" --headless -n -i NONE \
      --cmd 'let g:loaded_python3_provider = 0' -c "luafile $here/run.lua" > "$home/log" 2>&1
  ) || { cat "$home/log"; echo "-- $("$plugin/target/$1/nvim" --version | sed -n 1p): FAILED" >&2; exit 1; }
  if [ -n "${VERBOSE:-}" ]; then cat "$home/log"; fi
  echo "-- $("$plugin/target/$1/nvim" --version | sed -n 1p): $(grep -oE '[0-9]+ passed, 0 failed' "$home/log") in $((SECONDS - begun)) s"
}

if [ "${1:-}" = --update ]; then export NAJA_UPDATE=1; fi
run bookworm neovim-0.7
run trixie neovim-0.10
NAJA_MOVES=1 run forky neovim-0.12
if [ "${1:-}" = --update ]; then "$plugin/../pages/sort-json.mjs" "$captured"/neovim-*.json; fi
