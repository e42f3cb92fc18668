#!/usr/bin/env bash
# Builds the extension and drives it in a real VS Code: unit tests, tests inside the extension host, and the packaged file
# in a browser. Needs server/target/naja.jar, a JDK and Node.js from 20 on; installs the rest. What was seen is left in build/.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cd "$here/.."

step() { printf -- '-- VS Code: %s (%s s)\n' "$1" "$SECONDS"; }

# Installs what the lock file in directory $1 names, unless that is there already; the rest are npm's arguments.
install() {
  local directory=$1 lock
  shift
  lock=$(cat "$directory"/package-lock.json "$here"/host/inner-shrinkwrap.json | sha256sum)
  if [ "$(cat "$directory/node_modules/.naja-lock" 2>/dev/null)" != "$lock" ]; then
    (cd "$directory" && npm ci --ignore-scripts --prefer-offline --no-audit --no-fund --loglevel=error "$@")
    if [ "$directory" = "$here/host" ]; then
      # The editor inside code-server, without the wrapper around it, whose native parts no test needs. The lock file that
      # it comes with misses a package.
      cp "$here/host/inner-shrinkwrap.json" "$here/host/node_modules/code-server/lib/vscode/npm-shrinkwrap.json"
      (cd "$here/host/node_modules/code-server/lib/vscode" \
        && npm ci --ignore-scripts --omit=dev --prefer-offline --no-audit --no-fund --loglevel=error)
    fi
    echo "$lock" > "$directory/node_modules/.naja-lock"
  fi
}

test -f ../../server/target/naja.jar || { echo 'build first: server/target/naja.jar is not there' >&2; exit 1; }
node -e 'process.exit(Number(process.versions.node.split(".")[0]) < 20 ? 1 : 0)' \
  || { echo 'Node.js 20 or newer is needed' >&2; exit 1; }
command -v javac >/dev/null || { echo 'a JDK is needed' >&2; exit 1; }

step 'tools'
if [ -z "${CHROMIUM:-}" ] && ! [ -x /usr/bin/chromium ]; then
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium
fi
install . &
own=$!
install "$here/host"
wait "$own"

step 'package'
npm run --silent package
npm run --silent test:unit > build/unit.log || { cat build/unit.log; exit 1; }
grep -E '^# (tests|pass|fail) ' build/unit.log

step 'in the extension host'
timeout 300 node test/extension.cjs

step 'in a browser'
timeout 240 node test/ui.cjs naja.vsix
step 'done'
