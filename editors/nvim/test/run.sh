#!/usr/bin/env bash
# Drives the demo in a headless Neovim. Needs nvim and server/target/naja.jar.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
export XDG_CONFIG_HOME=$home/config XDG_DATA_HOME=$home/data XDG_STATE_HOME=$home/state XDG_CACHE_HOME=$home/cache
export NAJA_JAR=$here/../../../server/target/naja.jar
NAJA_DEMO=$(cd "$here/../../demo" && pwd)
export NAJA_DEMO
test -f "$NAJA_JAR" || { echo "build first: $NAJA_JAR is not there" >&2; exit 1; }
timeout 120 "${NVIM:-nvim}" --headless -n -i NONE -u "$here/init.lua" -c "luafile $here/run.lua"
