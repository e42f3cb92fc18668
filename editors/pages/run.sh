#!/usr/bin/env bash
# Checks what the pages on Helix, Kate, Sublime Text and Zed tell a person to write. Needs server/target/naja.jar and Node.js 20.
set -euo pipefail
cd "$(dirname "$0")"
test -f ../../server/target/naja.jar || { echo 'build first: server/target/naja.jar is not there' >&2; exit 1; }
npm ci --ignore-scripts --prefer-offline --no-audit --no-fund --loglevel=error
log=$(mktemp)
trap 'rm -f "$log"' EXIT
timeout 180 node --test check.test.mjs > "$log" || { cat "$log"; exit 1; }
echo "-- Pages: $(grep -E '^# (tests|pass|fail) ' "$log" | tr -d '#' | xargs)"
